/** Who a job is about: the people a request selects. */
package dev.muster.core.selection;
