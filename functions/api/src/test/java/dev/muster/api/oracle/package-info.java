/** Files of random rows, applied by the API and by statements of SQLite that know nothing of it. */
package dev.muster.api.oracle;
