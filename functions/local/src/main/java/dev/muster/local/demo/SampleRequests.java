package dev.muster.local.demo;

import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The sample requests of every dialect, in an order in which each finds what it needs: people before they are changed, a
 * session before what it opens, deletion last.
 */
final class SampleRequests {
    /** Every sample request in {@code events/}, by its file. */
    static final List<String> ALL = List.of(
            "api/health",
            "api/import-people",
            "api/import-members",
            "api/get-person",
            "api/submit-job",
            "api/rehearse-job",
            "api/hold-job",
            "api/limit-job",
            "api/get-job",
            "api/get-results",
            "api/list-jobs",
            "api/people-by-filter",
            "api/patch-person",
            "missionhub/open-session",
            "missionhub/create-person",
            "missionhub/change-people",
            "missionhub/change-filtered-people",
            "usercom/mass-update",
            "usercom/mass-update-attributes",
            "usercom/mass-update-custom",
            "leadsquared/list-teams",
            "leadsquared/update-users",
            "leadsquared/update-users-by-groups",
            "huddle/get-company",
            "huddle/bulk-delete-xml",
            "huddle/bulk-delete-json");

    private final Path events;
    private final ApiClient client;
    private final PrintStream out;
    private final Map<String, String> standIns = new HashMap<>();

    SampleRequests(Path events, ApiClient client, PrintStream out) {
        this.events = events;
        this.client = client;
        this.out = out;
    }

    /** Sends them all; fails when one is refused. */
    void send() {
        String dialect = "";
        for (String name : ALL) {
            if (!name.startsWith(dialect + "/")) {
                dialect = name.substring(0, name.indexOf('/'));
                out.println("\nThe sample requests of events/" + dialect + ":");
            }
            send(name);
        }
    }

    private void send(String name) {
        SampleRequest sample = SampleRequest.read(events.resolve(name + ".json"));
        Map<String, String> headers = new HashMap<>(sample.headers());
        headers.replaceAll((_, value) -> real(value));
        HttpResponse<String> answer = client.send(sample.method(), real(sample.target()), headers, sample.body());
        out.printf(Locale.ROOT, "  %d  %-4s %s%n", answer.statusCode(), sample.method(), real(sample.path()));
        if (answer.statusCode() >= 400) {
            throw new ProductDemo.Failed(name + " was refused with " + answer.statusCode() + ": " + answer.body());
        }
        remember(name, answer);
    }

    /** Some samples stand for what an answer before them brought: the job submitted, the session opened. */
    private void remember(String name, HttpResponse<String> answer) {
        if (name.equals("api/submit-job")) {
            standIns.put(
                    "01K00000000000000000000000",
                    JsonDocuments.read(answer).path("id").asText());
        } else if (name.equals("missionhub/open-session")) {
            standIns.put(
                    "Bearer TOKEN",
                    "Bearer " + JsonDocuments.read(answer).path("token").asText());
        }
    }

    private String real(String text) {
        String real = text;
        for (Map.Entry<String, String> standIn : standIns.entrySet()) {
            real = real.replace(standIn.getKey(), standIn.getValue());
        }
        return real;
    }
}
