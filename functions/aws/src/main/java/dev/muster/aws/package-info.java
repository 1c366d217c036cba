/** The ports of the core spoken to DynamoDB and SQS: this room translates and decides nothing. */
package dev.muster.aws;
