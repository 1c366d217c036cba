/** Files of people: split into parts, sent so that a crash loses nothing, and their failed rows. */
package dev.muster.cli.file;
