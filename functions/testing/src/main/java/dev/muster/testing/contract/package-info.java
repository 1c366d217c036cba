/** The contract of each port as an abstract test class: every adapter, in any module, runs the same tests. */
package dev.muster.testing.contract;
