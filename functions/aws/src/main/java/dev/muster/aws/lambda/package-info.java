/** What the functions share of Lambda: the log, and the reading of events. */
package dev.muster.aws.lambda;
