/** The ledger of jobs in DynamoDB: headers, batches, tally pages, outcomes and used Idempotency-Keys. */
package dev.muster.aws.job;
