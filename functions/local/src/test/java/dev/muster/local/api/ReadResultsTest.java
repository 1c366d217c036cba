package dev.muster.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadResultsTest {
    private static final String JOB =
            "{\"select\":{\"ids\":[\"1\",\"nobody\",\"2\"]}," + "\"changes\":[{\"set\":\"city\",\"to\":\"Cebu\"}]}";

    private final MemoryWalk walk = new MemoryWalk();

    private String results(String job) {
        return walk.submit(job).header("Location") + "/results";
    }

    @Test
    void showsEverySelectedPersonFromTheFirst() {
        String address = results(JOB);
        assertThat(walk.get(address).lines())
                .containsExactly(
                        "{\"id\":\"1\",\"outcome\":\"pending\",\"reason\":\"\"}",
                        "{\"id\":\"nobody\",\"outcome\":\"pending\",\"reason\":\"\"}",
                        "{\"id\":\"2\",\"outcome\":\"pending\",\"reason\":\"\"}");
        walk.work();
        Answer answer = walk.get(address);
        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(answer.headers()).doesNotContainKey("Link");
        assertThat(answer.lines())
                .containsExactly(
                        "{\"id\":\"1\",\"outcome\":\"changed\",\"reason\":\"\","
                                + "\"changes\":{\"city\":{\"before\":null,\"after\":\"Cebu\"}}}",
                        "{\"id\":\"nobody\",\"outcome\":\"not_found\",\"reason\":\"no such person\"}",
                        "{\"id\":\"2\",\"outcome\":\"changed\",\"reason\":\"\","
                                + "\"changes\":{\"city\":{\"before\":null,\"after\":\"Cebu\"}}}");
    }

    @Test
    void writesCsvWhenAsked() {
        String address = results(JOB);
        walk.work();
        Answer answer = walk.get(address, "Accept", "text/csv");
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.body().replace("\r\n", "\n")).isEqualTo("""
                id,outcome,reason,changes
                1,changed,,"{""city"":{""before"":null,""after"":""Cebu""}}"
                nobody,not_found,no such person,
                2,changed,,"{""city"":{""before"":null,""after"":""Cebu""}}"
                """);
    }

    @Test
    void picksOneOutcome() {
        String address = results(JOB);
        assertThat(walk.get(address + "?outcome=pending").lines()).hasSize(3);
        walk.work();
        assertThat(walk.get(address + "?outcome=not_found").lines())
                .containsExactly("{\"id\":\"nobody\",\"outcome\":\"not_found\",\"reason\":\"no such person\"}");
        assertThat(walk.get(address + "?outcome=pending").body()).isEmpty();
    }

    @Test
    void namesTheOutcomesThereAre() {
        Answer answer = walk.get(results(JOB) + "?outcome=done");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/detail"))
                .contains("changed, unchanged, not_found, superseded, refused, failed, skipped, pending");
    }

    @Test
    void hasNoOtherForms() {
        assertThat(walk.get(results(JOB), "Accept", "application/json").status())
                .isEqualTo(406);
    }

    @Test
    void pagesThroughManyPeopleEachOnce() {
        List<String> ids = IntStream.range(0, 10_050).mapToObj("p%d"::formatted).toList();
        String address = results("{\"select\":{\"ids\":[%s]},\"changes\":[{\"set\":\"a\",\"to\":1}]}"
                .formatted(ids.stream().map("\"%s\""::formatted).collect(Collectors.joining(","))));
        List<String> seen = new ArrayList<>();
        int pages = 0;
        for (String next = address + "?outcome=pending"; !next.isEmpty(); pages++) {
            Answer page = walk.get(next);
            page.lines().forEach(line -> seen.add(Answer.at(line, "/id")));
            next = page.next();
        }
        assertThat(pages).isEqualTo(2);
        assertThat(seen).isEqualTo(ids);

        String next = walk.get(address + "?outcome=pending").next();
        assertThat(walk.get(next.replace("outcome=pending", "outcome=failed")).status())
                .isEqualTo(400);
        assertThat(walk.get(next.replace("outcome=pending&", "").replace("&outcome=pending", ""))
                        .status())
                .isEqualTo(400);
        String foreign = results(JOB);
        assertThat(walk.get(next.replace(address, foreign)).status()).isEqualTo(400);
    }
}
