/** The Lambda functions behind the queues and the schedule. They decode events and call the flows of core. */
package dev.muster.worker;
