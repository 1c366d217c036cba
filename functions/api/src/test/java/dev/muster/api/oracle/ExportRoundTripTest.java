package dev.muster.api.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.api.WaysIn;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People that are read and sent back as a file stay as they are: every row is {@code unchanged}. */
class ExportRoundTripTest {
    private static final int RANDOM_SEEDS = 20;
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "application/csv";

    private static FileSender odd() {
        ApiStack stack = ApiStack.withLocalAccounts();
        new OddPeople(WaysIn.to(stack)).make();
        return new FileSender(stack, new Random(1));
    }

    /** Sends people back, and compares the outcome of every row. */
    private static void assertUnchanged(FileSender sender, String query, String type, String body, int rows) {
        assertThat(send(sender, query, type, body))
                .as(body)
                .hasSize(rows)
                .allSatisfy(line -> assertThat(line.get("outcome").textValue())
                        .as(line.toString())
                        .isEqualTo("unchanged"));
    }

    /** Runs a file to its end, and returns its results. */
    private static List<JsonNode> send(FileSender sender, String query, String type, String body) {
        TestResponse accepted = sender.send("POST", "/v1/jobs" + query, type, body);
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        sender.stack().runWorkers();
        return sender.results(accepted.header("Location"));
    }

    private static String rows(List<JsonNode> people) {
        return people.stream().map(JsonNode::toString).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?mode=update", "?mode=upsert", "?mode=update&blank=clear", "?max_refused=0"})
    void listOfOddPeopleChangesNobody(String query) {
        FileSender sender = odd();
        List<JsonNode> people = sender.people("");
        assertThat(people).hasSizeGreaterThan(OddPeople.TEXTS.size());
        assertUnchanged(sender, query, NDJSON, rows(people), people.size());
        assertThat(sender.people("")).hasSameElementsAs(people);
    }

    @Test
    void documentOfEachOddPersonChangesNobody() {
        FileSender sender = odd();
        List<JsonNode> people = sender.people("");
        for (JsonNode person : people) {
            String address = "/v1/people/" + person.get("id").textValue();
            for (String form : List.of("", "?history")) {
                assertUnchanged(
                        sender, "", NDJSON, sender.call("GET", address + form).body(), 1);
            }
        }
        assertThat(sender.people("")).hasSameElementsAs(people);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "custom_id"})
    void peopleAreFoundByTheirOwnKeys(String match) {
        FileSender sender = odd();
        List<JsonNode> people = sender.people("").stream()
                .filter(person -> {
                    String key = person.at("/attributes/" + match).asText("");
                    return !key.isEmpty() && Texts.strip(key).equals(key);
                })
                .toList();
        assertThat(people).hasSizeGreaterThan(3);
        assertUnchanged(sender, "?match=" + match, NDJSON, rows(people), people.size());
    }

    @Test
    void whatCsvCanSayOfOddPeopleChangesNobody() {
        FileSender sender = odd();
        List<JsonNode> people = sender.people("");
        for (JsonNode person : people) {
            assertUnchanged(sender, "", CSV, PersonCsv.of(ShownPerson.of(person)), 1);
        }
        assertThat(sender.people("")).hasSameElementsAs(people);
    }

    @Test
    void personWhoseLeaderWasDeletedIsRefusedAndStays() {
        FileSender sender = odd();
        assertThat(sender.call("DELETE", "/v1/people/505").status()).isEqualTo(204);
        List<JsonNode> people = sender.people("");
        List<JsonNode> results = send(sender, "", NDJSON, rows(people));
        assertThat(results)
                .filteredOn(line -> !line.get("outcome").textValue().equals("unchanged"))
                .singleElement()
                .satisfies(line ->
                        assertThat(line.get("reason").textValue()).isEqualTo("there is no person 505 to assign to"));
        assertThat(sender.people("")).hasSameElementsAs(people);
    }

    @Test
    void peopleOfRandomFilesStayTheSame() {
        for (int seed = 0; seed < RANDOM_SEEDS; seed++) {
            FileSender sender = new FileSender(ApiStack.withLocalAccounts(), new Random(seed));
            RandomFile generator = new RandomFile(new Random(seed), 15);
            sender.run(generator.start(15));
            sender.run(generator.next(30, false));
            List<JsonNode> people = sender.people("");
            assertUnchanged(sender, "?mode=upsert", NDJSON, rows(people), people.size());
            for (JsonNode person : people) {
                assertUnchanged(sender, "", CSV, PersonCsv.of(ShownPerson.of(person)), 1);
            }
            assertThat(sender.people("")).hasSameElementsAs(people);
        }
    }
}
