package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.person.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A client of Muster's own API, with one of our API keys. */
public record MusterClient(ApiStack walk, String key) {

    public static MusterClient of(ApiStack walk) {
        return new MusterClient(walk, ApiStack.KEY);
    }

    /** The member {@code select} that names these people. */
    public static String ids(Collection<String> ids) {
        return ids.stream().map("\"%s\""::formatted).collect(Collectors.joining(",", "{\"ids\":[", "]}"));
    }

    /** The member {@code select} for whom this filter matches. */
    public static String filter(String filter) {
        return "{\"filter\":\"%s\"}".formatted(filter.replace("\"", "\\\""));
    }

    /** Has the country of the selected set; the terms are members of the job, such as {@code "hold":true}. */
    public TestResponse move(String select, String country, String... options) {
        return submit(select, "{\"set\":\"country\",\"to\":\"%s\"}".formatted(country), options);
    }

    public TestResponse submit(String select, String change, String... options) {
        String more = Stream.of(options).map(","::concat).collect(Collectors.joining());
        TestResponse answer = walk.submit(
                "{\"select\":%s,\"changes\":[%s]%s}".formatted(select, change, more), "Authorization", bearer());
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer;
    }

    /** The same, and lets the worker do all there is. */
    public String done(TestResponse accepted) {
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        walk.work();
        return accepted.at("/id");
    }

    public TestResponse act(String job, String verb, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", bearer()));
        all.addAll(List.of(headers));
        return walk.post("/v1/jobs/" + job + "/" + verb, body, all.toArray(String[]::new));
    }

    public TestResponse act(String job, String verb) {
        return act(job, verb, null);
    }

    /** The job as it stands; its totals add up whenever one looks. */
    public TestResponse job(String id) {
        TestResponse job = walk.get("/v1/jobs/" + id, "Authorization", bearer());
        assertThat(job.status()).as(job.body()).isEqualTo(200);
        long sum = Stream.of(Outcome.values())
                .mapToLong(outcome -> total(job, outcome.word()))
                .sum();
        assertThat(sum + total(job, "pending")).isEqualTo(total(job, "selected"));
        return job;
    }

    public static long total(TestResponse job, String word) {
        return Long.parseLong(job.at("/totals/" + word));
    }

    /** The verbs the job links to. */
    public static Set<String> verbs(TestResponse job) {
        Set<String> verbs = new TreeSet<>();
        for (String verb : List.of("cancel", "release", "retry", "undo")) {
            if (!job.at("/links/" + verb).equals("absent")) {
                verbs.add(verb);
            }
        }
        return verbs;
    }

    /** The lines of all results, page by page. */
    public List<String> results(String job) {
        List<String> lines = new ArrayList<>();
        String address = "/v1/jobs/" + job + "/results";
        while (!address.isEmpty()) {
            TestResponse page = walk.get(address, "Authorization", bearer());
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            lines.addAll(page.lines());
            address = page.next();
        }
        return lines;
    }

    /** The ids in the results of a job. */
    public List<String> selected(String job) {
        return results(job).stream().map(line -> TestResponse.at(line, "/id")).toList();
    }

    /** How many results have each of these values at a JSON pointer. */
    public List<String> each(String job, String pointer) {
        return results(job).stream()
                .map(line -> TestResponse.at(line, pointer))
                .distinct()
                .toList();
    }

    public String country(String id) {
        return walk.get("/v1/people/" + id).at("/attributes/country");
    }

    private String bearer() {
        return "Bearer " + key;
    }
}
