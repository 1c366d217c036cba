/** How calls are made to a service that may throttle, lose an answer, or do only a part of what it was asked. */
package dev.muster.aws.call;
