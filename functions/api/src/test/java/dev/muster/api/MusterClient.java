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

/** A client of Muster's own API with an API key. */
public record MusterClient(ApiStack stack, String key) {

    public static MusterClient of(ApiStack stack) {
        return new MusterClient(stack, ApiStack.KEY);
    }

    /** Returns the member {@code select} with these ids. */
    public static String ids(Collection<String> ids) {
        return ids.stream().map("\"%s\""::formatted).collect(Collectors.joining(",", "{\"ids\":[", "]}"));
    }

    /** Returns the member {@code select} with this filter. */
    public static String filter(String filter) {
        return "{\"filter\":\"%s\"}".formatted(filter.replace("\"", "\\\""));
    }

    /**
     * Submits a job that sets the country of the selected people. The options are members of the job, such as {@code
     * "hold":true}.
     */
    public TestResponse setCountry(String select, String country, String... options) {
        return submit(select, "{\"set\":\"country\",\"to\":\"%s\"}".formatted(country), options);
    }

    public TestResponse submit(String select, String change, String... options) {
        String more = Stream.of(options).map(","::concat).collect(Collectors.joining());
        TestResponse response = stack.submit(
                "{\"select\":%s,\"changes\":[%s]%s}".formatted(select, change, more), "Authorization", bearer());
        assertThat(response.status()).as(response.body()).isEqualTo(202);
        return response;
    }

    /** Runs the workers, and returns the id of the accepted job. */
    public String runToEnd(TestResponse accepted) {
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        stack.runWorkers();
        return accepted.at("/id");
    }

    public TestResponse act(String job, String verb, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", bearer()));
        all.addAll(List.of(headers));
        return stack.post("/v1/jobs/" + job + "/" + verb, body, all.toArray(String[]::new));
    }

    public TestResponse act(String job, String verb) {
        return act(job, verb, null);
    }

    /** Reads the job, and checks that its totals add up to the people selected. */
    public TestResponse job(String id) {
        TestResponse job = stack.get("/v1/jobs/" + id, "Authorization", bearer());
        assertThat(job.status()).as(job.body()).isEqualTo(200);
        long sum = Stream.of(Outcome.values())
                .mapToLong(outcome -> total(job, outcome.code()))
                .sum();
        assertThat(sum + total(job, "pending")).isEqualTo(total(job, "selected"));
        return job;
    }

    public static long total(TestResponse job, String word) {
        return Long.parseLong(job.at("/totals/" + word));
    }

    /** Returns the verbs that the job links to. */
    public static Set<String> verbs(TestResponse job) {
        Set<String> verbs = new TreeSet<>();
        for (String verb : List.of("cancel", "release", "retry", "undo")) {
            if (!job.at("/links/" + verb).equals("absent")) {
                verbs.add(verb);
            }
        }
        return verbs;
    }

    /** Reads the result lines of all pages. */
    public List<String> results(String job) {
        List<String> lines = new ArrayList<>();
        String address = "/v1/jobs/" + job + "/results";
        while (!address.isEmpty()) {
            TestResponse page = stack.get(address, "Authorization", bearer());
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            lines.addAll(page.lines());
            address = page.next();
        }
        return lines;
    }

    /** Reads the ids of all results. */
    public List<String> resultIds(String job) {
        return results(job).stream().map(line -> TestResponse.at(line, "/id")).toList();
    }

    /** Reads the distinct values at a JSON pointer of all results. */
    public List<String> distinctValues(String job, String pointer) {
        return results(job).stream()
                .map(line -> TestResponse.at(line, pointer))
                .distinct()
                .toList();
    }

    public String country(String id) {
        return stack.get("/v1/people/" + id).at("/attributes/country");
    }

    private String bearer() {
        return "Bearer " + key;
    }
}
