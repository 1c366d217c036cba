/** One DynamoDB table: its keys, its attribute values, and reading and writing items in numbers. */
package dev.muster.aws.table;
