/** What an administrator types: a command that has a deployed stack's AdminFunction carry out a file of commands. */
package dev.muster.local.admin;
