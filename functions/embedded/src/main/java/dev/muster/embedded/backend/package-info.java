/**
 * The stores and queues a template declares, embedded in this process: DynamoDB Local and ElasticMQ, and an event bus,
 * each on a free port of the loopback address.
 */
package dev.muster.embedded.backend;
