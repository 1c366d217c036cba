/** The jobs in DynamoDB: headers, batches, tally pages, outcomes and idempotency records. */
package dev.muster.aws.job;
