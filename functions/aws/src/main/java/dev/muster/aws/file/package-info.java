/** The rows of files and the entries of batches as compressed bytes. */
package dev.muster.aws.file;
