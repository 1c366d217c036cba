/** Requests to the API: where the key may go, what is repeated, and how errors are read. */
package dev.muster.cli.http;
