package dev.muster.core.person;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A set of a person that has a primary member, which is an attribute of its own: {@code email} is one of {@code
 * email_addresses}, {@code phone_number} one of {@code phone_numbers} (docs/design.md ruling 9). Members are compared as
 * {@link TextFolding} does.
 */
public enum ContactSet {
    EMAIL_ADDRESSES("email_addresses", "email", "an e-mail address: local@domain, at most 254 characters") {
        @Override
        public boolean isValid(String text) {
            String address = text.strip();
            int at = address.indexOf('@');
            return at > 0
                    && at == address.lastIndexOf('@')
                    && at < address.length() - 1
                    && address.codePointCount(0, address.length()) <= MAX_ADDRESS_LENGTH
                    && address.codePoints().noneMatch(ContactSet::isBlankOrControl);
        }

        // In lower case; the primary address keeps its case in its own attribute.
        @Override
        String memberText(String text) {
            return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        }
    },
    PHONE_NUMBERS("phone_numbers", "phone_number", "a phone number: at least 3 digits") {
        @Override
        public boolean isValid(String text) {
            return text.codePoints().filter(Character::isDigit).count() >= MIN_DIGITS;
        }

        @Override
        String memberText(String text) {
            return text.strip();
        }
    };

    /** The most members of one of these sets that a person can have. */
    public static final int MAX_MEMBERS = 50;

    private static final int MAX_ADDRESS_LENGTH = 254;
    private static final int MIN_DIGITS = 3;

    private final String code;
    private final String attribute;
    private final String form;
    private final String prefix;

    ContactSet(String code, String attribute, String form) {
        this.code = code;
        this.attribute = attribute;
        this.form = form;
        this.prefix = code + "/";
    }

    /** Returns the set with this name. */
    public static Optional<ContactSet> of(String code) {
        return switch (code) {
            case "email_addresses" -> Optional.of(EMAIL_ADDRESSES);
            case "phone_numbers" -> Optional.of(PHONE_NUMBERS);
            case String _ -> Optional.empty();
        };
    }

    /** Returns the set whose primary member this attribute is. */
    public static Optional<ContactSet> ofPrimary(String attribute) {
        return switch (attribute) {
            case "email" -> Optional.of(EMAIL_ADDRESSES);
            case "phone_number" -> Optional.of(PHONE_NUMBERS);
            case String _ -> Optional.empty();
        };
    }

    /** Returns the name of the set, for example {@code email_addresses}. */
    public String code() {
        return code;
    }

    /** Returns the attribute of the primary member, for example {@code email}. */
    public Path primary() {
        return Path.attribute(attribute);
    }

    /** Returns what a member must be, for error texts. */
    public String form() {
        return form;
    }

    /** Returns whether the text can become a member; blanks around it do not count. */
    public abstract boolean isValid(String text);

    /** Returns the text of a member as the set keeps it. */
    abstract String memberText(String text);

    /** Returns the path of the flag of a member. */
    public Path member(String text) {
        return new Path(prefix + memberText(text));
    }

    /** Returns the set to which the path of a member belongs. */
    static Optional<ContactSet> ofMember(Path path) {
        return EMAIL_ADDRESSES.contains(path)
                ? Optional.of(EMAIL_ADDRESSES)
                : Optional.of(PHONE_NUMBERS).filter(set -> set.contains(path));
    }

    /** Returns whether the path belongs to the flag of a member. */
    boolean contains(Path path) {
        return path.text().startsWith(prefix);
    }

    /** Returns the text of the member with this path. */
    String text(Path member) {
        return member.text().substring(prefix.length());
    }

    /** Returns the text of a primary value; empty when there is none. */
    public static Optional<String> text(Value primary) {
        return primary instanceof Value.Text(String text) && !text.isBlank()
                ? Optional.of(text.strip())
                : Optional.empty();
    }

    /** Returns the members of the person in order. The primary member is always one of them. */
    public List<String> members(Person person) {
        TreeSet<String> members = new TreeSet<>();
        person.registers().forEach((path, register) -> {
            if (contains(path) && register.value().isTrue()) {
                members.add(text(path));
            }
        });
        text(person.value(primary()))
                .filter(text -> members.stream().noneMatch(member -> TextFolding.isEqual(member, text)))
                .ifPresent(text -> members.add(memberText(text)));
        return List.copyOf(members);
    }

    private static boolean isBlankOrControl(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character);
    }
}
