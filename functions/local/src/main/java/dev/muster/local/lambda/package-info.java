/**
 * Functions in this process, called as Lambda calls them: JSON in and out, through the declared handler class and the
 * runtime's serializers.
 */
package dev.muster.local.lambda;
