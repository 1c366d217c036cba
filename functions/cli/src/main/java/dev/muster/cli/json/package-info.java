/** JSON documents as values, read and written with the streaming parser of Jackson. */
package dev.muster.cli.json;
