/** The filter language of SCIM (RFC 7644 §3.4.2.2), parsed into the filter tree that all dialects share. */
package dev.muster.api.scim;
