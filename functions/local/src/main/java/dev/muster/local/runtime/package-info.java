/** Functions as Lambda runs them: each instance a process of its own in the real runtime client, fed by a Runtime API. */
package dev.muster.local.runtime;
