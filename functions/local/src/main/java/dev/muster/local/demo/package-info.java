/** What a newcomer sees: local credentials, made-up people, the sample requests and one big job with its progress. */
package dev.muster.local.demo;
