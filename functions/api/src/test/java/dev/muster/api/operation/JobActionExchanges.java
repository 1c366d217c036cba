package dev.muster.api.operation;

import dev.muster.api.ApiStack;
import dev.muster.api.MusterClient;
import dev.muster.api.WireRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Requests that act on a job: cancel, release, retry and undo. */
final class JobActionExchanges {
    private static final String STRANGER = "Bearer " + MusterExchanges.STRANGER_KEY;
    private static final String HOLD = "\"hold\":true";
    private static final String DRY_RUN = "\"dry_run\":true";

    private JobActionExchanges() {}

    static List<Exchange> all() {
        List<Exchange> all = new ArrayList<>();
        all.addAll(verb("cancel", stack -> MusterExchanges.submitted(stack).at("/id"), MusterExchanges::completed));
        all.addAll(verb("release", JobActionExchanges::completedDryRun, MusterExchanges::completed));
        all.addAll(verb("retry", JobActionExchanges::cancelled, stack -> held(stack, HOLD)));
        all.addAll(verb("undo", MusterExchanges::completed, JobActionExchanges::completedDryRun));
        return all;
    }

    /**
     * Returns the exchanges of a verb.
     *
     * @param ready returns a job on which it acts
     * @param other returns a job whose state does not allow it
     */
    private static List<Exchange> verb(
            String verb, Function<ApiStack, String> ready, Function<ApiStack, String> other) {
        String operation = "POST /v1/jobs/{id}/" + verb;
        Function<ApiStack, WireRequest> acting = stack -> act(ready.apply(stack), verb);
        Exchange accepted = new Exchange(operation, 202, acting);
        return List.of(
                accepted,
                accepted.with(200, request -> request.with("Prefer", "wait=10")),
                accepted.with(202, JobActionExchanges::withEmptyBody),
                accepted.with(403, request -> request.with("Authorization", STRANGER)),
                new Exchange(operation, 404, _ -> act("01K00000000000000000000000", verb)),
                new Exchange(operation, 409, stack -> act(other.apply(stack), verb)));
    }

    private static WireRequest withEmptyBody(WireRequest request) {
        return request.with("Content-Type", "application/json").withBody("{}");
    }

    private static WireRequest act(String job, String verb) {
        return MusterExchanges.request("POST", "/v1/jobs/" + job + "/" + verb, "", null);
    }

    private static String held(ApiStack stack, String option) {
        return MusterExchanges.submitted(stack, option).at("/id");
    }

    private static String completedDryRun(ApiStack stack) {
        return MusterClient.of(stack).runToEnd(MusterExchanges.submitted(stack, DRY_RUN));
    }

    private static String cancelled(ApiStack stack) {
        String job = held(stack, HOLD);
        MusterClient.of(stack).act(job, "cancel");
        return job;
    }
}
