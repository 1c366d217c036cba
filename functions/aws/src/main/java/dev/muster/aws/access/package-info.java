/** Credentials, organizations and tenant counters in DynamoDB. */
package dev.muster.aws.access;
