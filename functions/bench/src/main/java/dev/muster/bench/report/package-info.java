/** The measured figures, the budgets they are held against, and their output as a table and as JSON. */
package dev.muster.bench.report;
