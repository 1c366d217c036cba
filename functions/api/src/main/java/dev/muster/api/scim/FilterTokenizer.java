package dev.muster.api.scim;

import dev.muster.api.json.TextCharacters;
import java.util.Map;
import java.util.Optional;

/** Cuts a filter's text into tokens. */
final class FilterTokenizer {
    private static final String SPACE = " \t\r\n";
    private static final String END_OF_WORD = SPACE + "()[]\"";
    private static final Map<Character, String> ESCAPES =
            Map.of('"', "\"", '\\', "\\", '/', "/", 'b', "\b", 'f', "\f", 'n', "\n", 'r', "\r", 't', "\t");

    private final String text;
    private int place;

    FilterTokenizer(String text) {
        this.text = text;
    }

    FilterToken next() {
        while (place < text.length() && SPACE.indexOf(text.charAt(place)) >= 0) {
            place++;
        }
        if (place == text.length()) {
            return new FilterToken(FilterToken.Kind.END, "", at(place));
        }
        return switch (text.charAt(place)) {
            case '(' -> sign(FilterToken.Kind.OPEN);
            case ')' -> sign(FilterToken.Kind.CLOSE);
            case '[' -> sign(FilterToken.Kind.OPEN_VALUES);
            case ']' -> sign(FilterToken.Kind.CLOSE_VALUES);
            case '"' -> string();
            default -> word();
        };
    }

    /** Characters are counted as a reader counts them, from 1. */
    private int at(int index) {
        return text.codePointCount(0, index) + 1;
    }

    private FilterToken sign(FilterToken.Kind kind) {
        place++;
        return new FilterToken(kind, text.substring(place - 1, place), at(place - 1));
    }

    private FilterToken word() {
        int from = place;
        while (place < text.length() && END_OF_WORD.indexOf(text.charAt(place)) < 0) {
            place++;
        }
        return new FilterToken(FilterToken.Kind.WORD, text.substring(from, place), at(from));
    }

    /** A string as RFC 8259 §7 has it. */
    private FilterToken string() {
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
        return TextCharacters.refused(held.toString())
                .map(what -> broken(from, "the string that begins here holds " + what))
                .orElseGet(() -> new FilterToken(FilterToken.Kind.STRING, held.toString(), at(from)));
    }

    private FilterToken broken(int index, String what) {
        return new FilterToken(FilterToken.Kind.BROKEN, what, at(index));
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
