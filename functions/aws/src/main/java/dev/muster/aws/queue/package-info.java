/** The doorbells in SQS, and the text of their messages. */
package dev.muster.aws.queue;
