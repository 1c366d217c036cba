/** Virtual time: a clock that tests move, so that no test sleeps. */
package dev.muster.testing.time;
