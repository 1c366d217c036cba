package dev.muster.api.scim;

import dev.muster.api.json.TextCharacters;
import java.util.Map;
import java.util.Optional;

/** The tokenizer of a filter. */
final class FilterTokenizer {
    private static final String SPACE = " \t\r\n";
    private static final String END_OF_WORD = SPACE + "()[]\"";
    private static final Map<Character, String> ESCAPES =
            Map.of('"', "\"", '\\', "\\", '/', "/", 'b', "\b", 'f', "\f", 'n', "\n", 'r', "\r", 't', "\t");

    private final String text;
    private int position;

    FilterTokenizer(String text) {
        this.text = text;
    }

    FilterToken next() {
        while (position < text.length() && SPACE.indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        if (position == text.length()) {
            return new FilterToken(FilterToken.Kind.END, "", at(position));
        }
        return switch (text.charAt(position)) {
            case '(' -> bracket(FilterToken.Kind.OPEN);
            case ')' -> bracket(FilterToken.Kind.CLOSE);
            case '[' -> bracket(FilterToken.Kind.OPEN_VALUES);
            case ']' -> bracket(FilterToken.Kind.CLOSE_VALUES);
            case '"' -> string();
            default -> word();
        };
    }

    /** Returns the position in Unicode characters, from 1. */
    private int at(int index) {
        return text.codePointCount(0, index) + 1;
    }

    private FilterToken bracket(FilterToken.Kind kind) {
        position++;
        return new FilterToken(kind, text.substring(position - 1, position), at(position - 1));
    }

    private FilterToken word() {
        int from = position;
        while (position < text.length() && END_OF_WORD.indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return new FilterToken(FilterToken.Kind.WORD, text.substring(from, position), at(from));
    }

    /** Reads a string as RFC 8259 §7 defines it. */
    private FilterToken string() {
        int from = position++;
        StringBuilder value = new StringBuilder();
        while (position < text.length() && text.charAt(position) != '"') {
            int start = position;
            Optional<String> next = character();
            if (next.isEmpty()) {
                return broken(start, "invalid in a string; a backslash is written \\\\ and a line break \\n");
            }
            value.append(next.get());
        }
        if (position == text.length()) {
            return broken(from, "the string that starts here has no closing \"");
        }
        position++;
        return TextCharacters.findInvalid(value.toString())
                .map(detail -> broken(from, "the string that starts here contains " + detail))
                .orElseGet(() -> new FilterToken(FilterToken.Kind.STRING, value.toString(), at(from)));
    }

    private FilterToken broken(int index, String detail) {
        return new FilterToken(FilterToken.Kind.BROKEN, detail, at(index));
    }

    private Optional<String> character() {
        char first = text.charAt(position++);
        if (first != '\\') {
            return first < 0x20 ? Optional.empty() : Optional.of(String.valueOf(first));
        }
        char escape = position < text.length() ? text.charAt(position++) : ' ';
        return escape == 'u' ? unicode() : Optional.ofNullable(ESCAPES.get(escape));
    }

    private Optional<String> unicode() {
        int end = Math.min(position + 4, text.length());
        String digits = text.substring(position, end);
        position = end;
        return digits.matches("[0-9A-Fa-f]{4}")
                ? Optional.of(String.valueOf((char) Integer.parseInt(digits, 16)))
                : Optional.empty();
    }
}
