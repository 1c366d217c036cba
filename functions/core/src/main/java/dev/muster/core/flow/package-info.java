/** The verbs, in walking order: each loads what it needs through the ports, lets pure code decide, and saves. */
package dev.muster.core.flow;
