/**
 * The benchmark command: measures the product against the floors of the same run and prints one table.
 */
package dev.muster.bench;
