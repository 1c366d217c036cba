/** One DynamoDB table: keys, attribute values, conditions, and batched reads and writes. */
package dev.muster.aws.table;
