/** Ports whose every call passes through one interceptor, which may add failures, checks or switches between actors. */
package dev.muster.testing.interception;
