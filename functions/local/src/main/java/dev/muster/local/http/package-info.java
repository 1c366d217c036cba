/**
 * Stands in for API Gateway: takes HTTP on the loopback address, routes as an HTTP API does, hands functions events of
 * payload format 2.0 and turns their answers into responses, refusing what API Gateway refuses.
 */
package dev.muster.local.http;
