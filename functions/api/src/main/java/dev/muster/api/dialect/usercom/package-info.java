/** User.com's mass updates of standard and custom attributes (contracts/usercom.md). */
package dev.muster.api.dialect.usercom;
