/** Calls to a service that may throttle, lose a response or process only a part of a request. */
package dev.muster.aws.call;
