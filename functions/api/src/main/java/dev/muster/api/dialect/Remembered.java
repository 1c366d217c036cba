package dev.muster.api.dialect;

import dev.muster.api.http.IdempotencyKey;
import dev.muster.api.http.Response;
import dev.muster.api.problem.Checked;
import dev.muster.core.access.Access;
import dev.muster.core.access.Answer;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.Submit;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Value;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Honours the Idempotency-Key of requests that write but make no job: the answer is remembered under the key, and given
 * again to the same request. Of two at once one acts, and the other waits for its answer. A refusal has changed nobody
 * and is not remembered.
 */
public final class Remembered {
    /** The longest body that is remembered, in bytes: what one item of a store can hold beside the rest. */
    public static final int LONGEST = 256 * 1024;

    /** Longer than any request takes. */
    private static final Duration LONGEST_CLAIM = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Access access;
    private final Time time;
    private final RandomGenerator chance;

    public Remembered(Ports ports) {
        this.access = ports.access();
        this.time = ports.time();
        this.chance = ports.chance();
    }

    /** The answer remembered for this request, or else that of {@code act}, which is then remembered. */
    public Checked<Response> answer(Call call, Supplier<Checked<Response>> act) {
        return IdempotencyKey.of(call.request())
                .then(key -> key.isPresent() ? answer(call, key.get(), act) : act.get());
    }

    private Checked<Response> answer(Call call, Submit.Key key, Supplier<Checked<Response>> act) {
        while (call.deadline().allows(PAUSE)) {
            Optional<Answer> earlier = access.remembered(call.tenant(), key.key(), time.now(), call.deadline());
            if (earlier.isPresent()) {
                return replay(key, earlier.get());
            }
            Answer claim = claim(key);
            Answer stands = access.remember(call.tenant(), claimed(key), claim, time.now(), call.deadline());
            if (stands.equals(claim)) {
                return alone(call, key, act);
            }
            if (!stands.request().equals(key.request())) {
                return reused();
            }
            time.pause(PAUSE);
        }
        return Checked.refused(
                Problem.Kind.INTERNAL,
                "the first request with this Idempotency-Key is under way; repeat this one later");
    }

    /** Nobody else acts under the key until the claim is given back, or whoever made it has died and it has lapsed. */
    private Checked<Response> alone(Call call, Submit.Key key, Supplier<Checked<Response>> act) {
        try {
            // Between our look and our claim another may have come and gone.
            Optional<Answer> earlier = access.remembered(call.tenant(), key.key(), time.now(), call.deadline());
            return earlier.isPresent()
                    ? replay(key, earlier.get())
                    : act.get().then(response -> remember(call, key, response));
        } finally {
            access.forget(call.tenant(), claimed(key), call.deadline());
        }
    }

    private Answer claim(Submit.Key key) {
        return new Answer(
                key.request(),
                0,
                Map.of(),
                Long.toHexString(chance.nextLong()),
                time.now().plus(LONGEST_CLAIM).truncatedTo(ChronoUnit.SECONDS));
    }

    /** No key that can be sent has a space in it. */
    private static String claimed(Submit.Key key) {
        return "claim " + key.key();
    }

    private Checked<Response> remember(Call call, Submit.Key key, Response response) {
        if (Value.bytes(response.body()) > LONGEST) {
            return Checked.good(response);
        }
        Answer ours = new Answer(
                key.request(),
                response.status(),
                response.headers(),
                response.body(),
                time.now().plus(Limits.REMEMBERED).truncatedTo(ChronoUnit.SECONDS));
        Answer stands = access.remember(call.tenant(), key.key(), ours, time.now(), call.deadline());
        return stands.equals(ours) ? Checked.good(response) : replay(key, stands);
    }

    private static Checked<Response> replay(Submit.Key key, Answer earlier) {
        return earlier.request().equals(key.request())
                ? Checked.good(new Response(earlier.status(), earlier.headers(), earlier.body())
                        .with(IdempotencyKey.REPLAYED, "true"))
                : reused();
    }

    private static Checked<Response> reused() {
        return Checked.refused(Problem.Kind.KEY_REUSED, "this Idempotency-Key came with another request before");
    }
}
