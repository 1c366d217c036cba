/** Tells of ended jobs as events of EventBridge. */
package dev.muster.aws.event;
