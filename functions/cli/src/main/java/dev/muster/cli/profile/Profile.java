package dev.muster.cli.profile;

import java.util.Optional;
import java.util.OptionalLong;

/** A profile of config.toml: a server, a key for it, and the most people that a command may change unless it says so. */
public record Profile(String name, Optional<String> url, Optional<String> key, OptionalLong maxAffected) {
    /** The profile that is used when no other is named. */
    public static final String DEFAULT = "default";

    static Profile empty(String name) {
        return new Profile(name, Optional.empty(), Optional.empty(), OptionalLong.empty());
    }
}
