/**
 * The HTTP entry point: the Lambda function that API Gateway invokes, and the front controller that routes,
 * authenticates and handles a request.
 */
package dev.muster.api;
