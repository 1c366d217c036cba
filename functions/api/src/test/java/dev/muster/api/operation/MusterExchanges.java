package dev.muster.api.operation;

import dev.muster.api.ApiStack;
import dev.muster.api.FileClient;
import dev.muster.api.MusterClient;
import dev.muster.api.TestResponse;
import dev.muster.api.WireRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Requests of a client of Muster's own API: for every operation each success and the errors that only it has. */
final class MusterExchanges {
    static final String STRANGER_KEY = "key-without-rights";
    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";
    private static final String SELECT = "{\"select\":{\"ids\":[\"301\",302,\"no-such\"]},";
    private static final String SET = "\"changes\":[{\"set\":\"country\",\"to\":\"PH\"}]";
    private static final String WAIT = "wait=10";
    private static final String UNKNOWN_JOB = "01K00000000000000000000000";
    private static final String JOB = "/v1/jobs/{id}";

    private final List<Exchange> all = new ArrayList<>();

    private MusterExchanges() {}

    static List<Exchange> all() {
        MusterExchanges exchanges = new MusterExchanges();
        exchanges.addPages();
        exchanges.addJobs();
        exchanges.addParts();
        exchanges.addActions();
        exchanges.addPeople();
        return exchanges.all;
    }

    /** Returns a stack with people 301 and 302, whose workers run while a request waits. */
    static ApiStack stack() {
        ApiStack stack = new ApiStack();
        stack.store(ApiStack.DEMO, List.of("301"), Set.of("3"), Map.of("email", "jo@example.org", "country", "US"));
        stack.store(ApiStack.DEMO, List.of("302"), Set.of("3"), Map.of("email", "kim@example.org"));
        stack.store(ApiStack.DEMO, List.of("777"), Set.of(), Map.of());
        stack.grantKey(STRANGER_KEY, "777");
        stack.time.meanwhile(stack::runWorkers);
        return stack;
    }

    static WireRequest request(String method, String address, String type, String body, String... headers) {
        Map<String, String> all = new HashMap<>(Map.of("Authorization", "Bearer " + ApiStack.KEY));
        if (!type.isEmpty()) {
            all.put("Content-Type", type);
        }
        for (int index = 0; index < headers.length; index += 2) {
            all.put(headers[index], headers[index + 1]);
        }
        return new WireRequest(method, address, all, body);
    }

    private static WireRequest get(String address, String... headers) {
        return request("GET", address, "", null, headers);
    }

    private void add(String operation, int status, Function<ApiStack, WireRequest> request) {
        all.add(new Exchange(operation, status, request));
    }

    private void add(String operation, int status, WireRequest request) {
        add(operation, status, _ -> request);
    }

    private void addPages() {
        add("GET /health", 200, get("/health"));
        for (String page : List.of("/openapi.json", "/docs", "/console")) {
            add("GET " + page, 200, get(page));
            add("GET " + page, 304, get(page, "If-None-Match", "*"));
        }
        add("GET /docs/{name}", 200, get("/docs/problems"));
        add("GET /docs/{name}", 304, get("/docs/problems", "If-None-Match", "*"));
        add("GET /docs/{name}", 404, get("/docs/no-such"));
        add("GET /console/{name}", 200, stack -> get(asset(stack)));
        add("GET /console/{name}", 304, stack -> get(asset(stack), "If-None-Match", "*"));
        add("GET /console/{name}", 404, get("/console/no-such.js"));
        add("GET /v1/caller", 200, get("/v1/caller"));
    }

    /** Returns the address of the console's style sheet, as its page names it. */
    private static String asset(ApiStack stack) {
        String page = stack.get("/console").body();
        int begin = page.indexOf("/console/");
        return page.substring(begin, page.indexOf('"', begin));
    }

    private void addJobs() {
        String submit = "POST /v1/jobs";
        WireRequest job = request("POST", "/v1/jobs", JSON, SELECT + SET + "}");
        add(submit, 202, job);
        add(submit, 200, job.with("Prefer", WAIT));
        add(submit, 200, job.with("Prefer", WAIT).with("Idempotency-Key", "k-1"));
        add(
                submit,
                202,
                request("POST", "/v1/jobs?match=email&max_refused=5%25", CSV, "email,city\njo@example.org,Cebu\n"));
        add(
                submit,
                202,
                request("POST", "/v1/jobs?mode=upsert&dry_run=true", "application/x-ndjson", "{\"id\":\"303\"}\n"));
        add(submit, 201, request("POST", "/v1/jobs", JSON, "{\"rows\":{\"match\":\"email\",\"max_refused\":\"5%\"}}"));
        add(submit, 403, job.with("Authorization", "Bearer " + STRANGER_KEY).withBody(filtered("country pr")));
        add(submit, 409, job.withBody(SELECT + SET + ",\"max_affected\":1}"));
        add("GET /v1/jobs", 200, get("/v1/jobs"));
        add("GET /v1/jobs", 200, MusterExchanges::pageOfJobs);
        add("GET /v1/jobs", 304, get("/v1/jobs", "If-None-Match", "*"));
        add("GET " + JOB, 200, stack -> get("/v1/jobs/" + completed(stack)));
        add("GET " + JOB, 304, stack -> get("/v1/jobs/" + completed(stack), "If-None-Match", "*"));
        add("GET " + JOB, 404, get("/v1/jobs/" + UNKNOWN_JOB));
        String results = "GET " + JOB + "/results";
        add(results, 200, stack -> get(results(stack)));
        add(results, 200, stack -> get(results(stack) + "?limit=1&outcome=changed,not_found"));
        add(results, 200, stack -> get(results(stack), "Accept", CSV));
        add(results, 404, get("/v1/jobs/" + UNKNOWN_JOB + "/results"));
        add(results, 406, stack -> get(results(stack), "Accept", "image/png"));
    }

    private static String filtered(String filter) {
        return "{\"select\":{\"filter\":\"" + filter + "\"}," + SET + "}";
    }

    private static WireRequest pageOfJobs(ApiStack stack) {
        completed(stack);
        completed(stack);
        return get("/v1/jobs?limit=1");
    }

    private static String results(ApiStack stack) {
        return "/v1/jobs/" + completed(stack) + "/results";
    }

    /** Submits a job and runs it to its end. */
    static String completed(ApiStack stack) {
        MusterClient client = MusterClient.of(stack);
        return client.runToEnd(client.setCountry(MusterClient.ids(List.of("301", "no-such")), "PH"));
    }

    private static String open(ApiStack stack) {
        return FileClient.of(stack).open("{\"match\":\"id\"}");
    }

    private static String openWithPart(ApiStack stack) {
        String job = open(stack);
        FileClient.of(stack).part(job, 1, "id,country", "301,PH");
        return job;
    }

    private void addParts() {
        String put = "PUT " + JOB + "/parts/{number}";
        WireRequest part = request("PUT", "", CSV, "id,country\n301,PH\n");
        add(put, 201, stack -> part.withAddress(open(stack) + "/parts/1"));
        add(put, 200, stack -> part.withAddress(openWithPart(stack) + "/parts/1"));
        add(
                put,
                403,
                stack -> part.withAddress(open(stack) + "/parts/1")
                        .with("Authorization", "Bearer " + ApiStack.USER_KEY));
        add(put, 404, part.withAddress("/v1/jobs/" + UNKNOWN_JOB + "/parts/1"));
        add(
                put,
                409,
                stack -> part.withAddress(openWithPart(stack) + "/parts/1").withBody("id,country\n301,FR\n"));
        String list = "GET " + JOB + "/parts";
        add(list, 200, stack -> get(openWithPart(stack) + "/parts"));
        add(list, 403, stack -> get(open(stack) + "/parts", "Authorization", "Bearer " + ApiStack.USER_KEY));
        add(list, 404, get("/v1/jobs/" + UNKNOWN_JOB + "/parts"));
        add(list, 409, stack -> get("/v1/jobs/" + completed(stack) + "/parts"));
        String close = "POST " + JOB + "/close";
        WireRequest size = request("POST", "", JSON, "{\"parts\":1,\"rows\":1}");
        add(close, 202, stack -> size.withAddress(openWithPart(stack) + "/close"));
        add(
                close,
                200,
                stack -> size.withAddress(openWithPart(stack) + "/close").with("Prefer", WAIT));
        add(
                close,
                403,
                stack -> size.withAddress(open(stack) + "/close").with("Authorization", "Bearer " + ApiStack.USER_KEY));
        add(close, 404, size.withAddress("/v1/jobs/" + UNKNOWN_JOB + "/close"));
        add(close, 409, stack -> size.withAddress(open(stack) + "/close"));
    }

    private void addActions() {
        JobActionExchanges.all().forEach(all::add);
    }

    private void addPeople() {
        PersonExchanges.all().forEach(all::add);
    }

    /** Submits a job and leaves it where it is. */
    static TestResponse submitted(ApiStack stack, String... options) {
        return MusterClient.of(stack).setCountry(MusterClient.ids(List.of("301", "no-such")), "PH", options);
    }
}
