/**
 * The environment of the functions on this machine: the variables of the template with references and secrets resolved,
 * and the settings that direct SDK clients to the embedded backends.
 */
package dev.muster.local.environment;
