/** JSON (RFC 8259) as a small tree: read strictly, with every limit named, and written. */
package dev.muster.api.json;
