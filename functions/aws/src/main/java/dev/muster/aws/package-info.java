/** The adapters of the ports of core over DynamoDB, SQS and EventBridge. They translate and decide nothing. */
package dev.muster.aws;
