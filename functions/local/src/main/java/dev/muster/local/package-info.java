/** The local host: runs everything that template.yaml declares on one machine. Never shipped to Lambda. */
package dev.muster.local;
