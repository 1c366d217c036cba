/** The command line {@code muster}: a client that knows Muster's own API over HTTP and nothing else of the project. */
package dev.muster.cli;
