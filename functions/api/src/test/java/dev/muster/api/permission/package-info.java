/** The rights of callers at the HTTP edge: every route against the tables of docs/permissions.md. */
package dev.muster.api.permission;
