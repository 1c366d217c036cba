/** Counts what calls cost by the service's published sizing rules, since the embedded stores do not report it right. */
package dev.muster.aws.meter;
