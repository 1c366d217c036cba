/** The commands, one class each. */
package dev.muster.cli.command;
