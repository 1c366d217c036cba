package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.Validated;
import dev.muster.api.scim.FilterParser;
import dev.muster.core.job.Command;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.Selection;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobRequestTest {
    private static final String IDS = "{\"ids\":[\"3\"]}";
    private static final String CHANGES = "[{\"set\":\"country\",\"to\":\"USA\"}]";

    private final JsonReader reader = new JsonReader(JsonLimits.of(Limits.STANDARD));

    @Test
    void readsEveryKindOfChange() {
        Command command = good("""
                {"select": {"ids": ["3", 4, "3"]},
                 "changes": [
                   {"set": "country", "to": "USA"},
                   {"set": "score", "to": 1.50},
                   {"set": "notifications", "to": true},
                   {"set": "city", "to": null},
                   {"organization": "3", "set": "followup_status", "to": "contacted"},
                   {"organization": 3, "set": "permission_id", "to": 2},
                   {"organization": "3", "assign": "12"},
                   {"organization": "3", "unassign": 5},
                   {"organization": "3", "archive": true},
                   {"organization": "42", "archive": false},
                   {"organization": "3", "remove": true}],
                 "dry_run": true, "hold": false, "max_affected": 500, "note": "spring"}""");
        assertThat(command)
                .isEqualTo(new Command(
                        new Selection.Ids(List.of("3", "4"), 1),
                        new Change.Assignments(List.of(
                                new Assignment(Path.attribute("country"), Value.of("USA")),
                                new Assignment(Path.attribute("score"), Value.of(new BigDecimal("1.5"))),
                                new Assignment(Path.attribute("notifications"), Value.of(true)),
                                new Assignment(Path.attribute("city"), Value.NOTHING),
                                new Assignment(Path.inOrganization("3", "followup_status"), Value.of("contacted")),
                                new Assignment(Path.permission("3"), Value.of("2")),
                                new Assignment(Path.assigned("3", "12"), Value.of(true)),
                                new Assignment(Path.assigned("3", "5"), Value.of(false)),
                                new Assignment(Path.archived("3"), Value.of(true)),
                                new Assignment(Path.archived("42"), Value.of(false)),
                                new Assignment(Path.removed("3"), Value.of(true)))),
                        new JobOptions(true, false, OptionalLong.of(500), Limits.RETENTION, "spring")));
    }

    @Test
    void needsNoMoreThanWhoAndWhat() {
        Command command = good("{\"select\":%s,\"changes\":%s,\"note\":null}".formatted(IDS, CHANGES));
        assertThat(command.options().dryRun()).isFalse();
        assertThat(command.options().maxAffected()).isEmpty();
        assertThat(command.options().note()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | `` | must be an object, not an array",
                "{\"changes\":[{\"set\":\"a\",\"to\":1}]} | /select | missing",
                "{\"select\":{\"ids\":[\"3\"]}} | /changes | missing",
                "{\"select\":{\"ids\":[\"3\"]},\"changes\":[]} | /changes | empty",
                "{\"select\":{\"ids\":[\"3\"]},\"changes\":{}} | /changes | must be an array, not an object",
            })
    void refusesWhatIsNoRequest(String text, String pointer, String words) {
        assertRefused(text, pointer, words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null | /select | must be an object, not null",
                "{} | /select/ids | missing",
                "{\"ids\":[]} | /select/ids | empty",
                "{\"ids\":\"3\"} | /select/ids | must be an array, not a string",
                "{\"ids\":[\"3\",\"\"]} | /select/ids/1 | 1 to 128",
                "{\"ids\":[\"a b\"]} | /select/ids/0 | must be an id",
                "{\"ids\":[\"a/b\"]} | /select/ids/0 | must be an id",
                "{\"ids\":[\"é\"]} | /select/ids/0 | must be an id",
                "{\"ids\":[3.0]} | /select/ids/0 | must be an id",
                "{\"ids\":[1e2]} | /select/ids/0 | must be an id",
                "{\"ids\":[null]} | /select/ids/0 | must be an id",
                "{\"ids\":[true]} | /select/ids/0 | must be an id",
                "{\"ids\":[[\"3\"]]} | /select/ids/0 | must be an id",
                "{\"ids\":[\"3\"],\"all\":true} | /select/all | \"all\"",
                "{\"filter\":7} | /select/filter | must be a string",
                "{\"filter\":\" \"} | /select/filter | blank",
                "{\"filter\":\"country eq\"} | /select/filter | 11",
                "{\"filter\":\"country pr\",\"organization\":\"a b\"} | /select/organization | must be an id",
                "{\"filter\":\"country pr\",\"all\":true} | /select/all | \"all\"",
                "{\"ids\":[\"3\"],\"filter\":\"country pr\"} | /select/ids | cannot go with filter",
                "{\"ids\":[\"3\"],\"organization\":\"3\"} | /select/organization | goes with filter",
            })
    void refusesSelections(String select, String pointer, String words) {
        assertRefused("{\"select\":%s,\"changes\":%s}".formatted(select, CHANGES), pointer, words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7 | /changes/0 | must be an object, not a number",
                "{} | /changes/0 | exactly one of set, assign",
                "{\"set\":\"a\",\"to\":1,\"archive\":true} | /changes/0 | exactly one",
                "{\"set\":\"a\"} | /changes/0/to | missing",
                "{\"set\":\"Country\",\"to\":1} | /changes/0/set | [a-z]",
                "{\"set\":\"org/3/member\",\"to\":1} | /changes/0/set | [a-z]",
                "{\"set\":7,\"to\":1} | /changes/0/set | must be a string",
                "{\"set\":\"a\",\"to\":[1]} | /changes/0/to | not an array",
                "{\"set\":\"a\",\"to\":{}} | /changes/0/to | not an object",
                "{\"set\":\"a\",\"to\":1e400} | /changes/0/to | 1e126",
                "{\"set\":\"a\",\"to\":1e-131} | /changes/0/to | 1e-130",
                "{\"set\":\"a\",\"to\":123456789012345678901234567890123456789} | /changes/0/to | 38",
                "{\"set\":\"a\",\"to\":1,\"when\":\"now\"} | /changes/0/when | \"when\"",
                "{\"set\":\"email_addresses\",\"to\":1} | /changes/0/set | several values",
                "{\"organization\":\"3\",\"set\":\"member\",\"to\":true} | /changes/0/set | cannot be set",
                "{\"organization\":\"3\",\"set\":\"removed\",\"to\":true} | /changes/0/set | cannot be set",
                "{\"organization\":\"3\",\"set\":\"archived\",\"to\":true} | /changes/0/set | cannot be set",
                "{\"organization\":\"3\",\"set\":\"assigned\",\"to\":true} | /changes/0/set | cannot be set",
                "{\"organization\":\"3\",\"set\":\"labels\",\"to\":true} | /changes/0/set | cannot be set",
                "{\"organization\":\"3\",\"set\":\"groups\",\"to\":true} | /changes/0/set | cannot be set",
                "{\"organization\":\"3\",\"set\":\"permission_id\",\"to\":\"5\"} | /changes/0/to | must be one of",
                "{\"organization\":\"3\",\"set\":\"permission_id\",\"to\":null} | /changes/0/to | must be one of",
                "{\"organization\":\"a/b\",\"set\":\"a\",\"to\":1} | /changes/0/organization | must be an id",
                "{\"assign\":\"12\"} | /changes/0/organization | missing",
                "{\"organization\":\"3\",\"assign\":\"1/2\"} | /changes/0/assign | must be an id",
                "{\"organization\":\"3\",\"assign\":\"12\",\"to\":true} | /changes/0/to | \"to\"",
                "{\"organization\":\"3\",\"archive\":\"yes\"} | /changes/0/archive | true or false",
                "{\"organization\":\"3\",\"remove\":false} | /changes/0/remove | must be true",
                "{\"archive\":true} | /changes/0/organization | missing",
            })
    void refusesChanges(String change, String pointer, String words) {
        assertRefused("{\"select\":%s,\"changes\":[%s]}".formatted(IDS, change), pointer, words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"dry_run\":1 | /dry_run | true or false",
                "\"dry_run\":null | /dry_run | true or false",
                "\"hold\":1 | /hold | true or false",
                "\"retention_days\":0 | /retention_days | from 1 to 90",
                "\"retention_days\":91 | /retention_days | from 1 to 90",
                "\"retention_days\":1.5 | /retention_days | whole number",
                "\"retention_days\":null | /retention_days | not null",
                "\"hold\":true,\"retention_days\":7 | /retention_days | at least 8 with hold",
                "\"max_affected\":1.9 | /max_affected | whole number",
                "\"max_affected\":-1 | /max_affected | whole number",
                "\"max_affected\":\"5\" | /max_affected | whole number, not a string",
                "\"max_affected\":9007199254740992 | /max_affected | 9007199254740991",
                "\"max_affected\":null | /max_affected | not null",
                "\"note\":7 | /note | must be a string",
                "\"dryrun\":true | /dryrun | \"dryrun\"",
            })
    void refusesOptions(String option, String pointer, String words) {
        assertRefused("{\"select\":%s,\"changes\":%s,%s}".formatted(IDS, CHANGES, option), pointer, words);
    }

    @Test
    void readsFiltersAndTerms() {
        Command command = good(
                "{\"select\":{\"filter\":\"country eq \\\"UK\\\"\",\"organization\":3},\"changes\":%s,\"hold\":true,\"retention_days\":8,\"max_affected\":0}"
                        .formatted(CHANGES));
        assertThat(command.selection())
                .isEqualTo(new Selection.Filtered(filter("country eq \"UK\"", Optional.of("3")), Optional.of("3")));
        assertThat(command.options())
                .isEqualTo(new JobOptions(false, true, OptionalLong.of(0), Duration.ofDays(8), ""));
        assertThat(good("{\"select\":{\"filter\":\"country pr\"},\"changes\":%s}".formatted(CHANGES))
                        .selection())
                .isEqualTo(new Selection.Filtered(filter("country pr", Optional.empty()), Optional.empty()));
    }

    private static Filter filter(String text, Optional<String> organization) {
        return ((Validated.Valid<Filter>) FilterParser.parse(text, organization, "")).value();
    }

    @Test
    void namesTheLimits() {
        String longId = "x".repeat(129);
        assertRefused(
                "{\"select\":{\"ids\":[\"%s\"]},\"changes\":%s}".formatted(longId, CHANGES), "/select/ids/0", "128");
        String longValue = "é".repeat(4097);
        assertRefused(
                "{\"select\":%s,\"changes\":[{\"set\":\"a\",\"to\":\"%s\"}]}".formatted(IDS, longValue),
                "/changes/0/to",
                "has 8194 bytes of UTF-8; the limit is 8192");
        String longNote = "n".repeat(1025);
        assertRefused(
                "{\"select\":%s,\"changes\":%s,\"note\":\"%s\"}".formatted(IDS, CHANGES, longNote), "/note", "1024");
        assertThat(refused("{\"select\":%s,\"changes\":[%s]}".formatted(IDS, changes(101))))
                .singleElement()
                .isEqualTo(new Problem(Problem.Kind.TOO_LARGE, "has 101 elements; the limit is 100", "/changes"));
    }

    @Test
    void takesAsMuchAsTheLimits() {
        good("{\"select\":{\"ids\":[\"%s\"]},\"changes\":[%s],\"note\":\"%s\"}"
                .formatted("x".repeat(128), changes(100), "n".repeat(1024)));
        good("{\"select\":%s,\"changes\":[{\"set\":\"a\",\"to\":\"%s\"}]}".formatted(IDS, "é".repeat(4096)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.99999999999999999999999999999999e125", "-1e-130", "0", "1e2", "-0.0"})
    void takesNumbersTheStoreKeeps(String number) {
        good("{\"select\":%s,\"changes\":[{\"set\":\"a\",\"to\":%s}]}".formatted(IDS, number));
    }

    @Test
    void findsMoreThanTheFirstTrouble() {
        assertThat(refused("{\"select\":{\"ids\":[\"\",\" \"]},\"changes\":[{}],\"x\":1}"))
                .extracting(Problem::pointer)
                .containsExactly("/select/ids/0", "/select/ids/1", "/changes/0", "/x");
    }

    private static String changes(int count) {
        return IntStream.range(0, count)
                .mapToObj("{\"set\":\"a%d\",\"to\":1}"::formatted)
                .collect(Collectors.joining(","));
    }

    private Validated<Command> read(String text) {
        return reader.read(text).flatMap(json -> JobRequest.read(json, Limits.STANDARD));
    }

    private Command good(String text) {
        Validated<Command> read = read(text);
        assertThat(read).isInstanceOf(Validated.Valid.class);
        return ((Validated.Valid<Command>) read).value();
    }

    private List<Problem> refused(String text) {
        Validated<Command> read = read(text);
        assertThat(read).isInstanceOf(Validated.Invalid.class);
        return ((Validated.Invalid<Command>) read).problems();
    }

    private void assertRefused(String text, String pointer, String words) {
        assertThat(refused(text)).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID);
            assertThat(problem.pointer()).isEqualTo(pointer);
            assertThat(problem.detail()).contains(words);
        });
    }
}
