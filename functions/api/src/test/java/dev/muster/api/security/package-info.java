/** Nobody let in, nothing given away: what strangers, neighbours and worse send, and what must not come of it. */
package dev.muster.api.security;
