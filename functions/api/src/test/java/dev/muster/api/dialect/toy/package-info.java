/** A dialect that exists in tests alone: it shows that a further dialect is one package and one line. */
package dev.muster.api.dialect.toy;
