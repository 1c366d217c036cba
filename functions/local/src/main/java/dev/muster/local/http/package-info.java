/**
 * The local replacement of API Gateway: serves HTTP on the loopback address, routes as an HTTP API does, invokes
 * functions with events of payload format 2.0 and returns their responses. Rejects the requests that API Gateway
 * rejects, and those that come from another host or from a page of another origin.
 */
package dev.muster.local.http;
