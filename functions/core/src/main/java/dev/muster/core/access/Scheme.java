package dev.muster.core.access;

/** The ways in which a credential can be shown, one for each kind of secret. */
public enum Scheme {
    /** Muster's own API keys, sent as a bearer token. */
    MUSTER
}
