/** The commands of an administrator, sent to AdminFunction by Lambda's Invoke, signed with AWS credentials. */
package dev.muster.cli.admin;
