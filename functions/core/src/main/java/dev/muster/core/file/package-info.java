/** The rows of a file and what they ask for: how they name people, and the change of each person. */
package dev.muster.core.file;
