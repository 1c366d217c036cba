package dev.muster.core.person;

import java.util.Optional;

/**
 * An attribute of a person whose name a client chooses freely: 1 to 255 characters, none of them a control character,
 * not all of them blank. The name is compared exactly. The register's path is {@code custom/} followed by the name.
 */
public record CustomAttribute(String name) {
    /** The form of a name in words, for error messages. */
    public static final String FORM = "1 to 255 characters, none of them a control character, not all of them blank";

    private static final int MAX_LENGTH = 255;
    private static final String PREFIX = "custom/";

    /** Returns the attribute of that name; empty when the name is malformed. */
    public static Optional<CustomAttribute> of(String name) {
        boolean isValid = !name.isBlank()
                && name.codePointCount(0, name.length()) <= MAX_LENGTH
                && name.codePoints().noneMatch(Character::isISOControl);
        return isValid ? Optional.of(new CustomAttribute(name)) : Optional.empty();
    }

    /** Returns the custom attribute of the register at this path; empty when it is none. */
    public static Optional<CustomAttribute> at(Path path) {
        return path.text().startsWith(PREFIX)
                ? Optional.of(new CustomAttribute(path.text().substring(PREFIX.length())))
                : Optional.empty();
    }

    public Path path() {
        return new Path(PREFIX + name);
    }
}
