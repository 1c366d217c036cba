/**
 * The embedded stores and queues of a template: DynamoDB Local, ElasticMQ and an event bus, each on a free port of the
 * loopback address.
 */
package dev.muster.embedded.backend;
