/** The tenants, people and credentials of the local host and of tests, which no deployed stack has. */
package dev.muster.embedded.account;
