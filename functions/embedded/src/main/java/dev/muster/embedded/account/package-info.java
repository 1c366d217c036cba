/** The tenants, people and credentials that exist on the local host and in tests, and nowhere else. */
package dev.muster.embedded.account;
