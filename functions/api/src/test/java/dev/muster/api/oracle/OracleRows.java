package dev.muster.api.oracle;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Inserts the rows of a file into the tables of the oracle. */
record OracleRows(SqlTable table, SentFile file) {

    /** Inserts all rows; returns their number. */
    int insert() {
        table.run(
                "INSERT INTO file VALUES (?, ?)",
                file.match().code(),
                file.mode().code());
        int no = 0;
        for (int part = 0; part < file.parts().size(); part++) {
            SentPart sent = file.parts().get(part);
            for (int row = 0; row < sent.rows().size(); row++) {
                no++;
                insert(no, file.isInParts() ? part + 1 : 0, row + 1, sent.rows().get(row));
                cells(no, sent, sent.rows().get(row));
            }
        }
        return no;
    }

    private void insert(int no, int part, int number, SentRow row) {
        String key = row.damage() == SentRow.Damage.TORN && !isCsv(part) ? "" : row.keyText();
        table.run(
                "INSERT INTO row (no, part, number, key, folded, member, problem) VALUES (?, ?, ?, ?, ?, ?, ?)",
                no,
                part,
                number,
                key,
                file.match().fold(key),
                Texts.address(key),
                row.problem().orElse(null));
    }

    private boolean isCsv(int part) {
        return file.parts().get(Math.max(part - 1, 0)).isCsv();
    }

    private void cells(int no, SentPart part, SentRow row) {
        for (Column column : part.columns()) {
            Cell cell = row.cells().getOrDefault(column, new Cell.Blank(""));
            boolean isBlankClearing = part.isCsv() && file.blankClears();
            switch (cell) {
                case Cell.Blank _ when isBlankClearing -> clear(no, column);
                case Cell.Blank _, Cell.Wrong _ -> {
                    // It says nothing, or its row does not count.
                }
                case Cell.Clear _ -> clear(no, column);
                case Cell.Says(String text) -> value(no, column, text, part.isCsv());
                case Cell.Members(List<String> members) -> members(no, column, members);
            }
        }
    }

    private void clear(int no, Column column) {
        if (column.kind().isSet()) {
            set(no, column);
        } else {
            insert(no, column, null, null);
        }
    }

    private void value(int no, Column column, String text, boolean isCsv) {
        switch (column.kind()) {
            case TEXT -> insert(no, column, "text", text);
            case CUSTOM_ID -> insert(no, column, "text", isCsv ? Texts.strip(text) : text);
            case NUMBER -> insert(no, column, "number", Texts.number(Texts.strip(text)));
            case BOOLEAN, ARCHIVED ->
                insert(no, column, "boolean", Texts.strip(text).toLowerCase(Locale.ROOT));
            case EMAIL, PHONE, PERMISSION -> insert(no, column, "text", Texts.strip(text));
            case EMAILS, PHONES, PEOPLE, IDS -> throw new IllegalStateException("a set has members");
        }
    }

    private void insert(int no, Column column, @Nullable String type, @Nullable String text) {
        String folded = text == null ? "" : Texts.fold(text);
        String member = column.kind() == Column.Kind.EMAIL && text != null ? Texts.address(text) : text;
        table.run(
                "INSERT INTO cell VALUES (?, ?, ?, ?, ?, ?, ?)",
                no,
                column.scope(),
                column.name(),
                type,
                text,
                folded,
                member);
    }

    private void set(int no, Column column) {
        table.run("INSERT INTO cell_set VALUES (?, ?, ?)", no, column.scope(), column.name());
    }

    private void members(int no, Column column, List<String> members) {
        set(no, column);
        for (String member : members) {
            String text = Texts.strip(member);
            table.run(
                    "INSERT INTO cell_member VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    no,
                    column.scope(),
                    column.name(),
                    column.kind() == Column.Kind.EMAILS ? Texts.address(text) : text,
                    Texts.foldMember(column.scope(), text));
        }
    }
}
