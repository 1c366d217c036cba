/** Profiles in config.toml, and the address and key that a command uses. */
package dev.muster.cli.profile;
