/** Functions in processes of the real runtime client, fed by a local Runtime API. */
package dev.muster.local.runtime;
