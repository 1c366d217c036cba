package dev.muster.core.person;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * The attributes that every dialect shares, with the registers that each one writes: the primary {@code email} is one
 * of {@code email_addresses/…}, the primary {@code phone_number} one of {@code phone_numbers/…}.
 */
public final class SharedAttributes {
    private SharedAttributes() {}

    /** Returns the assignments that set an attribute of the person; {@link Value#NOTHING} clears it. */
    public static List<Assignment> set(String name, Value value) {
        Assignment plain = new Assignment(Path.attribute(name), value);
        return switch (name) {
            case "email" ->
                value instanceof Value.Text(String address) && !address.isBlank()
                        ? List.of(new Assignment(plain.path(), Value.of(address.strip())), emailAddress(address))
                        : List.of(plain);
            case "phone_number" ->
                value instanceof Value.Text(String number) && !number.isBlank()
                        ? List.of(plain, phoneNumber(number))
                        : List.of(plain);
            case String _ -> List.of(plain);
        };
    }

    /** Returns the assignment that adds an e-mail address, primary or not. */
    public static Assignment emailAddress(String address) {
        String spelled = Normalizer.normalize(address.strip(), Normalizer.Form.NFC);
        return new Assignment(new Path("email_addresses/" + spelled.toLowerCase(Locale.ROOT)), Value.of(true));
    }

    /** Returns the assignment that adds a phone number, primary or not. */
    public static Assignment phoneNumber(String number) {
        return new Assignment(new Path("phone_numbers/" + number.strip()), Value.of(true));
    }
}
