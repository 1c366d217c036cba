package dev.muster.api.oracle;

import dev.muster.api.oracle.SentFile.Match;
import dev.muster.api.oracle.SentFile.Mode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A generator of random files about people, some of whom are there. */
record RandomFile(Random random, RandomCells cells) {
    private static final int MAX_COLUMNS = 7;

    RandomFile(Random random, int people) {
        this(random, new RandomCells(random, people));
    }

    /**
     * Returns a file.
     *
     * @param rows the number of its rows, from 1
     */
    SentFile next(int rows, boolean isInParts) {
        Match match = cells.pick(List.of(Match.values()));
        Mode mode = cells.pick(List.of(Mode.UPDATE, Mode.UPSERT, Mode.UPSERT, Mode.CREATE));
        int parts = isInParts ? 1 + random.nextInt(Math.min(4, rows)) : 1;
        List<SentPart> sent = IntStream.range(0, parts)
                .mapToObj(part -> part(match, mode, rows / parts))
                .toList();
        return new SentFile(match, mode, random.nextInt(3) == 0, sent, isInParts);
    }

    /** Returns a file that creates most people, with the addresses and custom ids of their numbers. */
    SentFile start(int people) {
        Column email = new Column(Column.ATTRIBUTES, "email", Column.Kind.EMAIL);
        Column customId = new Column(Column.ATTRIBUTES, "custom_id", Column.Kind.CUSTOM_ID);
        List<Column> columns = new ArrayList<>(columns(Match.ID));
        columns.removeAll(List.of(email, customId));
        columns.addAll(List.of(email, customId));
        List<SentRow> rows = new ArrayList<>();
        for (int number = 0; number < people; number++) {
            if (number == 0 || random.nextInt(5) > 0) {
                Map<Column, Cell> row = new LinkedHashMap<>();
                columns.forEach(column -> row.put(column, cells.cell(column)));
                row.put(email, maybe(RandomCells.email(number)));
                row.put(customId, maybe(RandomCells.customId(number)));
                rows.add(new SentRow(new Cell.Says(cells.id(number)), row, SentRow.Damage.NONE));
            }
        }
        return new SentFile(Match.ID, Mode.CREATE, false, List.of(new SentPart(columns, rows, false)), false);
    }

    private Cell maybe(String key) {
        return random.nextInt(4) == 0 ? new Cell.Blank("") : new Cell.Says(key);
    }

    private SentPart part(Match match, Mode mode, int rows) {
        List<Column> columns = columns(match);
        List<SentRow> sent = IntStream.range(0, rows)
                .mapToObj(_ -> row(match, mode, columns))
                .toList();
        return new SentPart(columns, sent, random.nextInt(3) > 0);
    }

    private List<Column> columns(Match match) {
        List<Column> columns = new ArrayList<>(Column.all());
        columns.removeIf(column ->
                column.scope().equals(Column.ATTRIBUTES) && column.name().equals(match.code()));
        Collections.shuffle(columns, random);
        return columns.subList(0, 1 + random.nextInt(MAX_COLUMNS));
    }

    private SentRow row(Match match, Mode mode, List<Column> columns) {
        Map<Column, Cell> row = new LinkedHashMap<>();
        columns.forEach(column -> row.put(column, cells.cell(column)));
        Cell key = new Cell.Says(cells.key(match));
        switch (random.nextInt(40)) {
            case 0 -> {
                Column column = cells.pick(columns);
                row.put(column, cells.wrong(column.kind()));
            }
            case 1 -> {
                // A row needs something that is not blank.
                key = new Cell.Blank(cells.blank());
                row.put(columns.getFirst(), new Cell.Clear());
            }
            case 2 -> {
                return new SentRow(key, row, cells.pick(List.of(SentRow.Damage.values())));
            }
            case 3 -> {
                if (match == Match.EMAIL) {
                    String text = cells.wrongAddress();
                    key = mode == Mode.UPDATE ? new Cell.Says(text) : new Cell.Wrong(text);
                } else if (match == Match.ID) {
                    key = new Cell.Says("no id");
                }
            }
            default -> {
                // The row is as it should be.
            }
        }
        return new SentRow(key, row, SentRow.Damage.NONE);
    }
}
