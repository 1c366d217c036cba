/** The flow of an administrator's commands: tenants, organizations, teams, people and credentials. */
package dev.muster.core.flow.admin;
