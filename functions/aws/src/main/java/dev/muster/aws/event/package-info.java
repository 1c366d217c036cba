/** Publishes the end of jobs as events of EventBridge. */
package dev.muster.aws.event;
