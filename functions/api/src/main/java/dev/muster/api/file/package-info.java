/** Files of rows, CSV or NDJSON, read as streams: a row at a time, so that a file never has to fit into memory. */
package dev.muster.api.file;
