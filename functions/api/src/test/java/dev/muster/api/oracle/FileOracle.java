package dev.muster.api.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * People in tables of SQLite, and files that statements apply to them row by row from top to bottom, as docs/files.md
 * describes. It knows nothing of the API but the documents of people, and the ids that the API gave to new people.
 */
final class FileOracle implements AutoCloseable {
    private static final List<String> SCHEMA = SqlTable.statements("schema.sql");
    private static final List<String> PLAN = SqlTable.statements("plan.sql");
    private static final List<String> JUDGE = SqlTable.statements("judge.sql");
    private static final List<String> APPLY = SqlTable.statements("row.sql");
    private static final List<String> PEOPLE = List.of("person", "membership", "value", "member");
    private static final List<String> FILE = List.of("file", "row", "cell", "cell_set", "cell_member", "taken");

    private final SqlTable table = new SqlTable();

    FileOracle() {
        table.script(SCHEMA);
    }

    /**
     * The outcome of a row.
     *
     * @param because what the reason says: words, or the number of another row of all rows
     * @param takenFrom the ids of people, and the numbers of rows, that have a key of a row refused for it
     */
    record Expected(
            int part, int number, String outcome, String person, String because, List<List<String>> takenFrom) {}

    /** Replaces all people by these. */
    void load(List<ShownPerson> people) {
        clear(PEOPLE);
        for (ShownPerson person : people) {
            table.run("INSERT INTO person VALUES (?)", person.id());
            person.memberships()
                    .forEach(scope -> table.run("INSERT INTO membership VALUES (?, ?)", person.id(), scope));
            person.values()
                    .forEach(value -> table.run(
                            "INSERT INTO value VALUES (?, ?, ?, ?, ?, ?)",
                            person.id(),
                            value.scope(),
                            value.name(),
                            value.type(),
                            value.text(),
                            Texts.fold(value.text())));
            person.members()
                    .forEach(member -> table.run(
                            "INSERT INTO member VALUES (?, ?, ?, ?, ?)",
                            person.id(),
                            member.scope(),
                            member.name(),
                            member.text(),
                            Texts.foldMember(member.scope(), member.text())));
        }
    }

    /** Returns all people, a line for each value. */
    List<String> shown() {
        return table.query("SELECT person || ': ' || line FROM shown").stream()
                .map(List::getFirst)
                .sorted()
                .toList();
    }

    /** Returns the holder of each unique key: its kind, its folded text and the id of the person. */
    List<List<String>> holders() {
        return table.query("SELECT kind, folded, person FROM holder ORDER BY kind, folded");
    }

    /**
     * Applies a file.
     *
     * @param newIds the ids that new people got, by the number of their row among all rows
     * @return the outcome of each row
     */
    List<Expected> apply(SentFile file, Map<Integer, String> newIds) {
        clear(FILE);
        int rows = new OracleRows(table, file).insert();
        table.script(PLAN);
        List<Expected> expected = new ArrayList<>();
        for (int no = 1; no <= rows; no++) {
            name(no, newIds);
            for (String statement : JUDGE) {
                table.run(statement, no);
            }
            if (value("SELECT outcome FROM row WHERE no = ?", no).isEmpty()) {
                apply(no);
            }
            expected.add(expected(no));
        }
        return expected;
    }

    /** A new person that no row names by id gets the id that the API gave it, if that is nobody's yet. */
    private void name(int no, Map<Integer, String> newIds) {
        Optional.ofNullable(newIds.get(no))
                .ifPresent(id -> table.run(
                        "UPDATE row SET person = ?2 WHERE no = ?1 AND creates AND person LIKE 'new %'"
                                + " AND ?2 NOT IN (SELECT id FROM person)",
                        no, id));
    }

    private void apply(int no) {
        String before = person(no);
        for (String statement : APPLY) {
            table.run(statement, no);
        }
        String kept = person(no).equals(before) ? "unchanged" : "changed";
        table.run("UPDATE row SET outcome = CASE WHEN creates THEN 'created' ELSE ?2 END WHERE no = ?1", no, kept);
    }

    private String person(int no) {
        return table.query(
                        "SELECT line FROM shown WHERE person = (SELECT person FROM row WHERE no = ?) ORDER BY line", no)
                .toString();
    }

    private Expected expected(int no) {
        List<String> row = table.query("SELECT part, number, outcome, person, because FROM row WHERE no = ?", no)
                .getFirst();
        List<List<String>> takenFrom = row.getLast().equals("taken")
                ? table.query(
                        "SELECT taken.person, coalesce(taken.no, 0) FROM claim JOIN taken USING (kind, folded), row"
                                + " WHERE claim.no = ?1 AND row.no = ?1 AND taken.person <> row.person",
                        no)
                : List.of();
        return new Expected(
                Integer.parseInt(row.get(0)),
                Integer.parseInt(row.get(1)),
                row.get(2),
                row.get(3),
                row.get(4),
                takenFrom);
    }

    private String value(String sql, int no) {
        return table.query(sql, no).getFirst().getFirst();
    }

    private void clear(List<String> tables) {
        table.script(tables.stream().map("DELETE FROM "::concat).toList());
    }

    @Override
    public void close() {
        table.close();
    }
}
