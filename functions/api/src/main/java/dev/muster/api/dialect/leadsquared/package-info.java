/** The user and team requests of LeadSquared's API, version 2 (docs/dialects/leadsquared.md). */
package dev.muster.api.dialect.leadsquared;
