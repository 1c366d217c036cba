package dev.muster.core.access;

/**
 * The rights of a credential.
 *
 * @param calls largest number of calls in any five seconds, from 1
 * @param issued the number of the tenant's counter when the credential was issued; a person created later is not its
 *     person
 */
public record Grant(Caller caller, int calls, long issued) {}
