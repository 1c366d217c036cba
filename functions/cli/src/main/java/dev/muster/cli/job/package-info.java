/** Jobs as the API shows them, and the walk from preview over confirmation to the run. */
package dev.muster.cli.job;
