/** The doorbell in SQS, and the text of its messages. */
package dev.muster.aws.queue;
