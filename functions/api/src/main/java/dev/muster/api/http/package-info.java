/** What HTTP and its RFCs give every dialect alike: requests, answers, media types, preferences, tags and cursors. */
package dev.muster.api.http;
