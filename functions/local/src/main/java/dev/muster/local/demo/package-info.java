/** The demo of the local host: the sample requests, sample people, and jobs with their progress. */
package dev.muster.local.demo;
