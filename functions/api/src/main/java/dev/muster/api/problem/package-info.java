/** The result of validating input, and the collector of its problems. */
package dev.muster.api.problem;
