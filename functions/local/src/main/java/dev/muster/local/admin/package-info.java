/** The command-line client of AdminFunction, for administrators of a deployed stack. */
package dev.muster.local.admin;
