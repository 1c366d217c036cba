/** User.com's mass updates of standard and custom attributes (docs/dialects/usercom.md). */
package dev.muster.api.dialect.usercom;
