/** The interface of a dialect, and the readers that all dialects share; each dialect is a package below this one. */
package dev.muster.api.dialect;
