/** The way in over HTTP: the function the gateway calls, and the door that finds, checks and answers a request. */
package dev.muster.api;
