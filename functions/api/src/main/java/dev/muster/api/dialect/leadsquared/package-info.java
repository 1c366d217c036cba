/** The user and team requests of LeadSquared's API, version 2. */
package dev.muster.api.dialect.leadsquared;
