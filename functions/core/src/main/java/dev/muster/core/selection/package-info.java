/** The people that a request selects: by id or by filter. */
package dev.muster.core.selection;
