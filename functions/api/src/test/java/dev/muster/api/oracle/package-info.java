/** Files that the API and the statements of SQLite apply, and people who are sent back as files. */
package dev.muster.api.oracle;
