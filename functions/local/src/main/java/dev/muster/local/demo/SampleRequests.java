package dev.muster.local.demo;

import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Sends the sample requests of every dialect in the order of their dependencies: people before their changes, a session
 * before its use, deletions last.
 */
public final class SampleRequests {
    /** The sample files, without their extension, in the order of the requests. */
    static final List<String> ALL = List.of(
            "api/health",
            "api/file-people",
            "api/file-members-gzip",
            "api/file-dry-run",
            "api/open-file",
            "api/put-part",
            "api/list-parts",
            "api/close-file",
            "api/get-person",
            "api/submit-job",
            "api/dry-run-job",
            "api/hold-job",
            "api/limit-job",
            "api/get-job",
            "api/get-results",
            "api/list-jobs",
            "api/people-by-filter",
            "api/patch-person",
            "api/delete-person",
            "missionhub/open-session",
            "missionhub/create-person",
            "missionhub/change-people",
            "missionhub/change-filtered-people",
            "missionhub/create-person-mobile",
            "missionhub/create-person-web",
            "missionhub/change-all-people-web",
            "usercom/mass-update",
            "usercom/mass-update-attributes",
            "usercom/mass-update-custom",
            "leadsquared/list-teams",
            "leadsquared/update-users",
            "leadsquared/update-users-by-groups",
            "huddle/get-company",
            "huddle/list-members",
            "huddle/bulk-delete-xml",
            "huddle/bulk-delete-json");

    private final Path events;
    private final ApiClient client;
    private final PrintStream out;
    private final Map<String, String> placeholders = new HashMap<>();

    /** Creates the requests of the samples in the folder. */
    public SampleRequests(Path events, ApiClient client, PrintStream out) {
        this.events = events;
        this.client = client;
        this.out = out;
    }

    /** Sends all sample requests. Fails when one is rejected. */
    public void send() {
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
        headers.replaceAll((_, value) -> resolve(value));
        HttpResponse<String> response = client.send(sample.method(), resolve(sample.target()), headers, sample.bytes());
        out.printf(Locale.ROOT, "  %d  %-4s %s%n", response.statusCode(), sample.method(), resolve(sample.path()));
        if (response.statusCode() >= 400) {
            throw new ProductDemo.Failed(name + " was rejected with " + response.statusCode() + ": " + response.body());
        }
        remember(name, response);
    }

    /** Keeps the job id or the session token of a response, for which later samples contain a placeholder. */
    private void remember(String name, HttpResponse<String> response) {
        if (name.equals("api/submit-job")) {
            placeholders.put("01K00000000000000000000000", jobOf(response));
        } else if (name.equals("api/open-file")) {
            placeholders.put("01K00000000000000000000001", jobOf(response));
        } else if (name.equals("missionhub/open-session")) {
            placeholders.put(
                    "Bearer TOKEN",
                    "Bearer " + JsonDocuments.read(response).path("token").asText());
        }
    }

    private static String jobOf(HttpResponse<String> response) {
        return JsonDocuments.read(response).path("id").asText();
    }

    private String resolve(String text) {
        String resolved = text;
        for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
            resolved = resolved.replace(placeholder.getKey(), placeholder.getValue());
        }
        return resolved;
    }
}
