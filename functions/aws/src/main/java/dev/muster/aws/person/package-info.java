/** People and rosters in DynamoDB. */
package dev.muster.aws.person;
