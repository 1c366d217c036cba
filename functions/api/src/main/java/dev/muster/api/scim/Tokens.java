package dev.muster.api.scim;

import dev.muster.api.json.Characters;
import java.util.Map;
import java.util.Optional;

/** Cuts a filter's text into tokens. */
final class Tokens {
    private static final String SPACE = " \t\r\n";
    private static final String END_OF_WORD = SPACE + "()[]\"";
    private static final Map<Character, String> ESCAPES =
            Map.of('"', "\"", '\\', "\\", '/', "/", 'b', "\b", 'f', "\f", 'n', "\n", 'r', "\r", 't', "\t");

    private final String text;
    private int place;

    Tokens(String text) {
        this.text = text;
    }

    Token next() {
        while (place < text.length() && SPACE.indexOf(text.charAt(place)) >= 0) {
            place++;
        }
        if (place == text.length()) {
            return new Token(Token.Kind.END, "", at(place));
        }
        return switch (text.charAt(place)) {
            case '(' -> sign(Token.Kind.OPEN);
            case ')' -> sign(Token.Kind.CLOSE);
            case '[' -> sign(Token.Kind.OPEN_VALUES);
            case ']' -> sign(Token.Kind.CLOSE_VALUES);
            case '"' -> string();
            default -> word();
        };
    }

    /** Characters are counted as a reader counts them, from 1. */
    private int at(int index) {
        return text.codePointCount(0, index) + 1;
    }

    private Token sign(Token.Kind kind) {
        place++;
        return new Token(kind, text.substring(place - 1, place), at(place - 1));
    }

    private Token word() {
        int from = place;
        while (place < text.length() && END_OF_WORD.indexOf(text.charAt(place)) < 0) {
            place++;
        }
        return new Token(Token.Kind.WORD, text.substring(from, place), at(from));
    }

    /** A string as RFC 8259 §7 has it. */
    private Token string() {
        int from = place++;
        StringBuilder held = new StringBuilder();
        while (place < text.length() && text.charAt(place) != '"') {
            int start = place;
            Optional<String> next = character();
            if (next.isEmpty()) {
                return broken(start, "no string may have this; a backslash is written \\\\ and a line break \\n");
            }
            held.append(next.get());
        }
        if (place == text.length()) {
            return broken(from, "the string that begins here has no closing \"");
        }
        place++;
        return Characters.refused(held.toString())
                .map(what -> broken(from, "the string that begins here holds " + what))
                .orElseGet(() -> new Token(Token.Kind.STRING, held.toString(), at(from)));
    }

    private Token broken(int index, String what) {
        return new Token(Token.Kind.BROKEN, what, at(index));
    }

    private Optional<String> character() {
        char first = text.charAt(place++);
        if (first != '\\') {
            return first < 0x20 ? Optional.empty() : Optional.of(String.valueOf(first));
        }
        char escape = place < text.length() ? text.charAt(place++) : ' ';
        return escape == 'u' ? unicode() : Optional.ofNullable(ESCAPES.get(escape));
    }

    private Optional<String> unicode() {
        int end = Math.min(place + 4, text.length());
        String digits = text.substring(place, end);
        place = end;
        return digits.matches("[0-9A-Fa-f]{4}")
                ? Optional.of(String.valueOf((char) Integer.parseInt(digits, 16)))
                : Optional.empty();
    }
}
