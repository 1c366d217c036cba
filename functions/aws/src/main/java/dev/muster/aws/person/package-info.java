/** People, rosters and unique keys in DynamoDB. */
package dev.muster.aws.person;
