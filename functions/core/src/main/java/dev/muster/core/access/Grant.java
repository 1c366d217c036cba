package dev.muster.core.access;

/**
 * The rights of a credential.
 *
 * @param calls largest number of calls in any five seconds, from 1
 */
public record Grant(Caller caller, int calls) {}
