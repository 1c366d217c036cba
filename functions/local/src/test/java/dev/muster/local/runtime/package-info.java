/** Workers in the real runtime client, killed wherever a process can die. */
package dev.muster.local.runtime;
