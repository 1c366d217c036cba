/** Tests of the readers and writers of files. */
package dev.muster.api.file;
