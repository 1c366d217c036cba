package dev.muster.api.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.api.ApiStack;
import dev.muster.core.person.UniqueKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs a random file at the API and at the oracle, and compares both. */
record FileRun(FileSender sender, FileOracle oracle, PlantedFileBug bug, int people) {

    /** Runs the file. Returns the address of its job. */
    String run(SentFile file) {
        oracle.load(shown());
        String job = sender.run(bug.sent(file));
        Map<List<Integer>, JsonNode> results = new HashMap<>();
        sender.results(job)
                .forEach(line -> results.put(
                        List.of(line.path("part").asInt(0), line.get("row").asInt()), line));
        List<FileOracle.Expected> expected = oracle.apply(file, newIds(file, results));
        assertThat(results).hasSameSizeAs(expected);
        expected.forEach(row -> compare(row, expected, results.get(List.of(row.part(), row.number()))));
        compareTotals(sender.get(job), expected);
        comparePeople();
        return job;
    }

    private List<ShownPerson> shown() {
        return sender.people("").stream().map(ShownPerson::of).toList();
    }

    private static Map<Integer, String> newIds(SentFile file, Map<List<Integer>, JsonNode> results) {
        Map<Integer, String> ids = new HashMap<>();
        int no = 0;
        for (int part = 0; part < file.parts().size(); part++) {
            for (int row = 1; row <= file.parts().get(part).rows().size(); row++) {
                no++;
                JsonNode line = results.get(List.of(file.isInParts() ? part + 1 : 0, row));
                if (line != null && line.has("id")) {
                    ids.put(no, line.get("id").textValue());
                }
            }
        }
        return ids;
    }

    private static void compare(FileOracle.Expected row, List<FileOracle.Expected> all, JsonNode line) {
        String reason = line.get("reason").textValue();
        String name = row + " is " + line;
        assertThat(line.get("outcome").textValue()).as(name).isEqualTo(row.outcome());
        switch (row.outcome()) {
            case "repeated" -> assertThat(reason).as(name).startsWith(text(all, row.because()) + " names the same");
            case "refused" ->
                assertThat(reason)
                        .as(name)
                        .satisfies(
                                text -> assertThat(isJustified(row, all, text)).isTrue());
            case "created", "changed", "unchanged" ->
                assertThat(line.get("id").textValue()).as(name).isEqualTo(row.person());
            default -> assertThat(row.outcome()).as(name).isEqualTo("not_found");
        }
    }

    private static String text(List<FileOracle.Expected> all, String no) {
        FileOracle.Expected row = all.get(Integer.parseInt(no) - 1);
        return "row " + row.number() + (row.part() == 0 ? "" : " of part " + row.part());
    }

    /** A row that is refused for a unique key names the person or row that has it. */
    private static boolean isJustified(FileOracle.Expected row, List<FileOracle.Expected> all, String reason) {
        return row.because().equals("taken")
                ? row.takenFrom().stream()
                        .anyMatch(taken -> taken.getLast().equals("0")
                                ? reason.endsWith("belongs to person " + taken.getFirst())
                                : reason.endsWith("by " + text(all, taken.getLast())))
                : reason.toLowerCase(Locale.ROOT).contains(row.because().toLowerCase(Locale.ROOT));
    }

    private static void compareTotals(JsonNode job, List<FileOracle.Expected> expected) {
        Map<String, Long> counts = expected.stream()
                .collect(Collectors.groupingBy(FileOracle.Expected::outcome, TreeMap::new, Collectors.counting()));
        long repeated = counts.getOrDefault("repeated", 0L);
        assertThat(job.get("repeated").asLong()).isEqualTo(repeated);
        assertThat(job.get("totals").get("selected").asLong()).isEqualTo(expected.size() - repeated);
        job.get("totals").properties().stream()
                .filter(total -> !total.getKey().equals("selected"))
                .forEach(total -> assertThat(total.getValue().asLong())
                        .as(total.getKey())
                        .isEqualTo(counts.getOrDefault(total.getKey(), 0L)));
    }

    private void comparePeople() {
        List<String> lines = shown().stream().flatMap(ShownPerson::lines).toList();
        compare(lines, oracle.shown());
        compare(holders(), oracle.holders());
        oracle.holders().stream().limit(1).forEach(this::compareFilter);
    }

    private static <T> void compare(List<T> api, List<T> expected) {
        List<T> more = new ArrayList<>(api);
        more.removeAll(expected);
        List<T> fewer = new ArrayList<>(expected);
        fewer.removeAll(api);
        assertThat(more).as("of the API alone; of the oracle alone: %s", fewer).isEmpty();
        assertThat(api).hasSameSizeAs(expected);
        assertThat(fewer).as("of the oracle alone").isEmpty();
    }

    private void compareFilter(List<String> holder) {
        String attribute = holder.getFirst().equals("email") ? "email_addresses" : "custom_id";
        String filter = "%s eq \"%s\"".formatted(attribute, holder.get(1));
        assertThat(sender.people("&filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8)))
                .as(filter)
                .extracting(person -> person.get("id").textValue())
                .containsExactly(holder.get(2));
    }

    /** Returns the holder of each unique key that the store has, in the form of the oracle. */
    private List<List<String>> holders() {
        List<UniqueKey> keys = IntStream.range(0, 2 * people + 2)
                .boxed()
                .flatMap(number -> Stream.of(
                        UniqueKey.email(RandomCells.email(number)),
                        UniqueKey.customId(RandomCells.customId(number)),
                        UniqueKey.customId(RandomCells.padded(RandomCells.customId(number)))))
                .toList();
        List<List<String>> holders = new ArrayList<>();
        sender.stack()
                .ports
                .people()
                .holders(ApiStack.DEMO, keys)
                .forEach((key, person) -> holders.add(List.of(key.kind().code(), key.value(), person)));
        return holders;
    }

    /** Returns everything that a client can see of the people: documents, unique keys and members of organizations. */
    String dump() {
        Stream<String> documents = sender.people("").stream().map(FileRun::text);
        Stream<String> rosters = Column.organizations()
                .flatMap(id -> sender.people("&organization=" + id).stream()
                        .map(person -> id + " has " + person.get("id").textValue()));
        return Stream.of(documents, rosters, holders().stream().map(List::toString))
                .flatMap(lines -> lines.sorted())
                .collect(Collectors.joining("\n"));
    }

    /** The version alone counts every write. */
    private static String text(JsonNode person) {
        ObjectNode document = person.deepCopy();
        document.remove("version");
        return document.toString();
    }
}
