/** The streams of the process: text without control characters, events as NDJSON, progress and the typed confirmation. */
package dev.muster.cli.terminal;
