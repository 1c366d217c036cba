/** Bad news as data: what came of checking something a caller sent, and the list of what is wrong with it. */
package dev.muster.api.problem;
