/**
 * What deployed functions find around them, set up in this process: the variables of the template, with references and
 * secrets resolved, and the settings by which their SDK clients find the embedded backends.
 */
package dev.muster.local.environment;
