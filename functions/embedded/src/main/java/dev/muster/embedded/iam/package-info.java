/** What IAM is asked to allow for a call to a backend. */
package dev.muster.embedded.iam;
