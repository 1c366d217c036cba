package dev.muster.api.oracle;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/** How the oracle compares and keeps texts, by the JDK's own functions. */
final class Texts {
    private Texts() {}

    /** Returns the form in which keys and members of sets are compared: neither case nor composition matters. */
    static String fold(String text) {
        String capitals = Normalizer.normalize(text, Form.NFD).toUpperCase(Locale.ROOT);
        return Normalizer.normalize(capitals.toLowerCase(Locale.ROOT), Form.NFC);
    }

    /** Returns the form in which a member of a set is compared: an address or number like a key, an id exactly. */
    static String foldMember(String scope, String text) {
        return scope.equals(Column.ATTRIBUTES) ? fold(text) : text;
    }

    /** Returns an address as a set keeps it. */
    static String address(String text) {
        return Normalizer.normalize(text, Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** Returns the one spelling of a number. */
    static String number(String text) {
        BigDecimal number = new BigDecimal(text);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Returns the text without any blanks around it. */
    static String strip(String text) {
        return text.replaceAll("^[\\s\\u00A0]+|[\\s\\u00A0]+$", "");
    }
}
