/** What a dialect is made of, and what every dialect reads alike; each dialect is one folder below this one. */
package dev.muster.api.dialect;
