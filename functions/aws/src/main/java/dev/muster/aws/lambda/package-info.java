/** The log and the event reader that all Lambda functions use. */
package dev.muster.aws.lambda;
