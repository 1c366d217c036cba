package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.problem.ApiProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobRequestErrorsTest extends JobRequestFixture {
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
    void rejectsIncompleteRequest(String text, String pointer, String detail) {
        assertRejected(text, pointer, detail);
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
    void rejectsInvalidSelection(String select, String pointer, String detail) {
        assertRejected("{\"select\":%s,\"changes\":%s}".formatted(select, CHANGES), pointer, detail);
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
                "{\"set\":\"email_addresses\",\"to\":1} | /changes/0/set | is a set",
                "{\"set\":\"permission_id\",\"to\":\"4\"} | /changes/0/set | belongs to an organization",
                "{\"set\":\"followup_status\",\"to\":null} | /changes/0/set | belongs to an organization",
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
    void rejectsInvalidChange(String change, String pointer, String detail) {
        assertRejected("{\"select\":%s,\"changes\":[%s]}".formatted(IDS, change), pointer, detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"dry_run\":1 | /dry_run | true or false",
                "\"dry_run\":null | /dry_run | true or false",
                "\"hold\":1 | /hold | true or false",
                "\"retention_days\":0 | /retention_days | from 8 to 90 unless dry_run is true, so that the job can be undone; it is 0",
                "\"retention_days\":7 | /retention_days | from 8 to 90",
                "\"dry_run\":true,\"retention_days\":0 | /retention_days | from 1 to 90; it is 0",
                "\"retention_days\":91 | /retention_days | from 8 to 90; it is 91",
                "\"retention_days\":1.5 | /retention_days | whole number",
                "\"retention_days\":null | /retention_days | not null",
                "\"hold\":true,\"retention_days\":7 | /retention_days | from 8 to 90 with hold",
                "\"hold\":true,\"dry_run\":true,\"retention_days\":7 | /retention_days | from 8 to 90 with hold",
                "\"hold_days\":7 | /hold_days | only with hold",
                "\"hold\":true,\"hold_days\":0 | /hold_days | from 1 to 83, 7 less than retention_days; it is 0",
                "\"hold\":true,\"hold_days\":84 | /hold_days | from 1 to 83",
                "\"hold\":true,\"hold_days\":4,\"retention_days\":10 | /hold_days | from 1 to 3",
                "\"hold\":true,\"hold_days\":null | /hold_days | not null",
                "\"max_affected\":1.9 | /max_affected | whole number",
                "\"max_affected\":-1 | /max_affected | whole number",
                "\"max_affected\":\"5\" | /max_affected | whole number, not a string",
                "\"max_affected\":9007199254740992 | /max_affected | 9007199254740991",
                "\"max_affected\":null | /max_affected | not null",
                "\"note\":7 | /note | must be a string",
                "\"dryrun\":true | /dryrun | \"dryrun\"",
            })
    void rejectsInvalidOption(String option, String pointer, String detail) {
        assertRejected("{\"select\":%s,\"changes\":%s,%s}".formatted(IDS, CHANGES, option), pointer, detail);
    }

    @Test
    void namesLimits() {
        String longId = "x".repeat(129);
        assertRejected(
                "{\"select\":{\"ids\":[\"%s\"]},\"changes\":%s}".formatted(longId, CHANGES), "/select/ids/0", "128");
        String longValue = "é".repeat(4097);
        assertRejected(
                "{\"select\":%s,\"changes\":[{\"set\":\"a\",\"to\":\"%s\"}]}".formatted(IDS, longValue),
                "/changes/0/to",
                "has 8194 bytes of UTF-8; the limit is 8192");
        String longNote = "n".repeat(1025);
        assertRejected(
                "{\"select\":%s,\"changes\":%s,\"note\":\"%s\"}".formatted(IDS, CHANGES, longNote), "/note", "1024");
        assertThat(problems("{\"select\":%s,\"changes\":[%s]}".formatted(IDS, changes(101))))
                .singleElement()
                .isEqualTo(new ApiProblem(ApiProblem.Kind.TOO_LARGE, "has 101 elements; the limit is 100", "/changes"));
    }

    @Test
    void reportsEveryProblem() {
        assertThat(problems("{\"select\":{\"ids\":[\"\",\" \"]},\"changes\":[{}],\"x\":1}"))
                .extracting(ApiProblem::pointer)
                .containsExactly("/select/ids/0", "/select/ids/1", "/changes/0", "/x");
    }

    private void assertRejected(String text, String pointer, String detail) {
        assertThat(problems(text)).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(ApiProblem.Kind.INVALID);
            assertThat(problem.pointer()).isEqualTo(pointer);
            assertThat(problem.detail()).contains(detail);
        });
    }
}
