/** The queues in SQS, and the texts of their messages. */
package dev.muster.aws.queue;
