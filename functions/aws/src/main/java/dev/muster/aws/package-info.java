/** The ports of the core spoken to DynamoDB, SQS and EventBridge: this room translates and decides nothing. */
package dev.muster.aws;
