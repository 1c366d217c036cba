/** The names and values of a person's attributes, by one rule for every request and file of Muster's own API. */
package dev.muster.api.attribute;
