package dev.muster.api.oracle;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Random cells. People, addresses and custom ids are numbered; half as many more numbers than people name nobody at
 * first.
 *
 * @param people the number of people who may be there at first
 */
record RandomCells(Random random, int people) {
    private static final List<String> TEXTS = List.of(
            "DE",
            "FR",
            "us",
            "contacted",
            "completed",
            "  padded  ",
            "O'Neil",
            "=1+1",
            "'=x",
            "'",
            "-",
            "#REF!",
            "null",
            "a,b;c\td",
            "two\nlines",
            "two\r\nlines",
            "\"quoted\"",
            "5\" pipe",
            "田中さん",
            "Z̮̞̠͙͔͓",
            "👩‍👩‍👧",
            "007",
            "1e5",
            "TRUE",
            "sep=;",
            "İıſß",
            "\\n",
            "x".repeat(300));
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "7",
            "7.0",
            "007",
            "-2e3",
            "1e2",
            "100",
            "+.5",
            "0.5",
            "12345678901234567890123456789012345678",
            "1e-20",
            " 7 ");
    private static final List<String> WRONG_ADDRESSES = List.of("nobody", "a@b@c", "a b@example.org", "@", "x@");
    private static final List<String> BLANKS = List.of("", "", "", " ", "\u00A0", "\t ");

    String id(int number) {
        return number % 7 == 3 ? Integer.toString(1000 + number) : (number % 5 == 0 ? "P" : "p") + number;
    }

    /** Returns the number of a person, an address or a custom id. */
    int number() {
        return random.nextInt(people + people / 2 + 1);
    }

    static String email(int number) {
        return switch (number % 4) {
            case 0 -> "zoë%d@example.org".formatted(number);
            case 1 -> "straße%d@example.org".formatted(number);
            default -> "jo%d@example.org".formatted(number);
        };
    }

    static String customId(int number) {
        return number % 3 == 0 ? "Käse %d".formatted(number) : "c" + number;
    }

    /** Returns another spelling of a key, which is the same key. */
    String spell(String key) {
        String spelled = switch (random.nextInt(6)) {
            case 0 -> key.toUpperCase(Locale.ROOT);
            case 1 -> Normalizer.normalize(key, Form.NFD);
            case 2 -> key.toLowerCase(Locale.ROOT);
            default -> key;
        };
        return random.nextInt(6) == 0 ? padded(spelled) : spelled;
    }

    /** Returns the key with blanks around it: in CSV and as the key of a row it is the same key. */
    static String padded(String key) {
        return " " + key + "  ";
    }

    /** Returns a key of the match column. */
    String key(SentFile.Match match) {
        return switch (match) {
            case ID -> random.nextInt(6) == 0 ? " " + id(number()) + " " : id(number());
            case EMAIL -> spell(email(number()));
            case CUSTOM_ID -> spell(customId(number()));
        };
    }

    String wrongAddress() {
        return pick(WRONG_ADDRESSES);
    }

    String blank() {
        return pick(BLANKS);
    }

    /** Returns a cell of the column that is not wrong. */
    Cell cell(Column column) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> new Cell.Blank(blank());
            case 2 -> new Cell.Clear();
            default -> column.kind().isSet() ? members(column.kind()) : new Cell.Says(value(column.kind()));
        };
    }

    private String value(Column.Kind kind) {
        return switch (kind) {
            case TEXT -> pick(TEXTS);
            case NUMBER -> pick(NUMBERS);
            case BOOLEAN, ARCHIVED -> pick(List.of("true", "false", "TRUE", " False "));
            case EMAIL -> spell(email(number()));
            case PHONE -> pick(List.of("123", "+49 30 1234", " 555-123 ", "123"));
            case CUSTOM_ID -> spell(customId(number()));
            case PERMISSION -> pick(List.of("1", "2", "3", "4", " 4 "));
            case EMAILS, PHONES, PEOPLE, IDS -> throw new IllegalArgumentException("a set has members");
        };
    }

    private Cell members(Column.Kind kind) {
        // Of two spellings of one address with different letters, any one may be kept.
        Map<String, String> members = new LinkedHashMap<>();
        for (int count = random.nextInt(3); count >= 0; count--) {
            String member = member(kind);
            String text = Texts.strip(member);
            String kept = members.putIfAbsent(Texts.fold(text), member);
            if (kept != null && Texts.address(Texts.strip(kept)).equals(Texts.address(text))) {
                members.put(Texts.fold(text) + count, member);
            }
        }
        return new Cell.Members(new ArrayList<>(members.values()));
    }

    private String member(Column.Kind kind) {
        return switch (kind) {
            case EMAILS -> spell(email(number()));
            case PHONES -> pick(List.of("123", "555-123", "0049 30 1234", "+49 30 1234"));
            case PEOPLE -> pick(List.of("1", "2", "1", "2", "1", "2", id(random.nextInt(people))));
            case IDS -> pick(List.of("5", "6", "blue", "Blue", "x:y@z"));
            case TEXT, NUMBER, BOOLEAN, EMAIL, PHONE, CUSTOM_ID, PERMISSION, ARCHIVED ->
                throw new IllegalArgumentException("only a set has members");
        };
    }

    /** Returns a cell that is wrong in its column; text in NDJSON as well. */
    Cell wrong(Column.Kind kind) {
        return new Cell.Wrong(
                switch (kind) {
                    case TEXT, CUSTOM_ID -> "y".repeat(9_000);
                    case NUMBER ->
                        pick(List.of("many", "1,5", "1e999", "0x1F", "123456789012345678901234567890123456789"));
                    case BOOLEAN, ARCHIVED -> pick(List.of("yes", "1", "wahr"));
                    case EMAIL, EMAILS -> wrongAddress();
                    case PHONE, PHONES -> pick(List.of("12", "none"));
                    case PERMISSION -> pick(List.of("5", "admin"));
                    case PEOPLE, IDS -> pick(List.of("a b", "é", "a/b"));
                });
    }

    <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
