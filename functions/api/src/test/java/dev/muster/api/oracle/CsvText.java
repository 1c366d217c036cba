package dev.muster.api.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** Writes a part of a random file as CSV, in one of the many ways in which spreadsheets and programs do. */
final class CsvText {
    private static final String SPECIAL = ",;\t\r\n";
    private static final String FORMULA = "=+-@\t\r";

    private final Random random;
    private final SentFile file;
    private final SentPart part;
    private final Map<String, String> renamed;
    private final char separator;
    private final String end;
    private final int empty;
    /** The columns in order; the key is empty. */
    private final List<Optional<Column>> order;

    /** @param renamed headings of the part, by the ones that the file has in their place */
    CsvText(Random random, SentFile file, SentPart part, Map<String, String> renamed) {
        this.random = random;
        this.file = file;
        this.part = part;
        this.renamed = renamed;
        this.separator = List.of(',', ';', '\t').get(random.nextInt(3));
        this.end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        this.empty = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0;
        List<Optional<Column>> columns = new ArrayList<>(List.of(Optional.empty()));
        part.columns().forEach(column -> columns.add(Optional.of(column)));
        boolean hasDamage = part.rows().stream().anyMatch(row -> row.damage() != SentRow.Damage.NONE);
        do {
            Collections.shuffle(columns, random);
        } while (hasDamage && columns.getLast().isEmpty());
        this.order = List.copyOf(columns);
    }

    /** Returns the text of the part. */
    String text() {
        StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "\uFEFF" : "");
        text.append(random.nextInt(3) == 0 ? "sep=" + separator + end : "");
        text.append(line(order.stream().map(this::heading).toList()));
        for (SentRow row : part.rows()) {
            if (random.nextInt(20) == 0) {
                text.append(cells(order.stream().map(_ -> " ").toList())).append(end);
            }
            text.append(row(row));
        }
        boolean hasLastBreak = random.nextBoolean();
        return hasLastBreak ? text.toString() : text.substring(0, text.length() - end.length());
    }

    private String heading(Optional<Column> column) {
        String heading = column.map(Column::heading).orElse(file.match().code());
        String sent = renamed.getOrDefault(heading, heading);
        boolean isFree =
                column.filter(known -> !known.scope().equals(Column.ATTRIBUTES)).isEmpty();
        String cased = isFree && random.nextInt(4) == 0 ? sent.toUpperCase(Locale.ROOT) : sent;
        return random.nextInt(4) == 0 ? " " + cased + " " : cased;
    }

    private String row(SentRow row) {
        List<String> texts =
                new ArrayList<>(order.stream().map(column -> text(row, column)).toList());
        return switch (row.damage()) {
            case NONE -> line(texts);
            case CUT -> cells(texts.subList(0, texts.size() - 1)) + end;
            case MORE -> {
                texts.add("more");
                yield cells(texts) + end;
            }
            case TORN -> cells(texts.subList(0, texts.size() - 1)) + separator + "\"a\"b" + end;
        };
    }

    private static String text(SentRow row, Optional<Column> column) {
        Cell cell = column.map(known -> row.cells().getOrDefault(known, new Cell.Blank("")))
                .orElse(row.key());
        return switch (cell) {
            case Cell.Blank(String blank) -> blank;
            case Cell.Clear _ -> "#N/A";
            case Cell.Says(String text) -> text;
            case Cell.Members(List<String> members) -> String.join(";", members);
            case Cell.Wrong(String text) -> text;
        };
    }

    private String line(List<String> texts) {
        return cells(texts) + String.valueOf(separator).repeat(empty) + end;
    }

    private String cells(List<String> texts) {
        List<String> guarded = new ArrayList<>(texts);
        guarded.set(0, guard(texts.getFirst()));
        return guarded.stream().map(this::quoted).collect(Collectors.joining(String.valueOf(separator)));
    }

    /** An apostrophe that the cell itself has before a formula needs another one. */
    private String guard(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == '\'') {
            start++;
        }
        boolean isFormula = start < text.length() && FORMULA.indexOf(text.charAt(start)) >= 0;
        return isFormula && (start > 0 || random.nextBoolean()) ? "'" + text : text;
    }

    private String quoted(String text) {
        boolean isPlain = !text.stripLeading().startsWith("\"")
                && text.chars().noneMatch(character -> SPECIAL.indexOf(character) >= 0);
        return isPlain && random.nextInt(5) > 0 ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
