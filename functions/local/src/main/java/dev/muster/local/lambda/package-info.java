/** Runs functions as Lambda does: JSON in, JSON out, through the declared handler class and the runtime's serializers. */
package dev.muster.local.lambda;
