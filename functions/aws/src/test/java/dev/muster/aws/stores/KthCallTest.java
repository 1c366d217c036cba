package dev.muster.aws.stores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.stores.KthCall.Fault;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.time.Time;
import dev.muster.testing.contract.SampleData;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Runs each verb once for every call that it makes and every fault of a call. After redeliveries and some sweeps, every
 * job has ended with exact totals, and one Idempotency-Key has made one job.
 */
class KthCallTest {
    private static final Time TIME = new SampleData.PausedTime();
    private static final KthCall HTTP = new KthCall();
    private static final OwnQueues QUEUES = OwnQueues.named(TestClients.sound().sqs(), "kth");
    private static final BoundStores SOUND =
            BoundStores.over(TestClients.hasty(UrlConnectionHttpClient.create()), QUEUES, TIME);
    private static final BoundStores FAULTY = BoundStores.over(TestClients.hasty(HTTP), QUEUES, TIME);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PLAN_BY_FILTER")
    void everyVerbSurvivesFaultOfAnyWrite(InterruptedVerb verb) throws IOException {
        int injected = 0;
        for (Fault fault : Fault.values()) {
            injected += faultEveryCall(verb, fault, true);
        }
        assertThat(injected).isGreaterThanOrEqualTo(Fault.values().length * 2);
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBMIT", "APPLY"})
    void submitAndApplySurviveCrashBeforeAnyCall(InterruptedVerb verb) throws IOException {
        assertThat(faultEveryCall(verb, Fault.CRASH_BEFORE, false)).isGreaterThan(3);
    }

    @Tag("large")
    @ParameterizedTest
    @EnumSource
    void everyVerbSurvivesFaultOfAnyCall(InterruptedVerb verb) throws IOException {
        for (Fault fault : Fault.values()) {
            assertThat(faultEveryCall(verb, fault, false)).isGreaterThan(3);
        }
    }

    /** Runs the verb once for each of its calls. Returns the number of calls. */
    private static int faultEveryCall(InterruptedVerb verb, Fault fault, boolean writes) throws IOException {
        int calls = 0;
        while (faultCall(verb, fault, calls + 1, writes)) {
            calls++;
        }
        return calls;
    }

    private static boolean faultCall(InterruptedVerb verb, Fault fault, int k, boolean writes) throws IOException {
        InterruptedAttempt attempt = new InterruptedAttempt(SOUND.within(SampleData.deadline()));
        Optional<Job> job = verb.prepare(attempt);
        Ports faulty = attempt.narrowed(FAULTY.within(attempt.deadline()));
        HTTP.arm(k, fault, writes);
        boolean failed = fails(() -> verb.act(attempt, faulty, job));
        boolean injected = HTTP.isInjected();
        HTTP.stopFaults();
        if (failed) {
            // The client retries, the queue delivers again, and the next sweep begins.
            verb.act(attempt, faulty, job);
        }
        attempt.settle(QUEUES);
        HTTP.deliverLate();
        attempt.settle(QUEUES);
        try {
            attempt.check(verb.jobs());
            if (verb == InterruptedVerb.SUBMIT) {
                assertThat(((SubmitResult.Accepted)
                                        attempt.submit(SOUND.within(attempt.deadline()), JobOptions.DEFAULT))
                                .replayed())
                        .isTrue();
            }
        } catch (AssertionError wrong) {
            throw new AssertionError("%s with %s at call %d".formatted(verb, fault, k), wrong);
        }
        return injected;
    }

    private static boolean fails(Runnable act) {
        try {
            act.run();
            return false;
        } catch (RuntimeException _) {
            return true;
        }
    }
}
