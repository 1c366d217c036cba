package dev.muster.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.access.DynamoAccess;
import dev.muster.aws.announcement.EventBridgeAnnouncements;
import dev.muster.aws.job.DynamoJobs;
import dev.muster.aws.person.DynamoPeople;
import dev.muster.aws.queue.SqsBatchQueue;
import dev.muster.aws.queue.SqsPlanQueue;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.Submitted;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Job;
import dev.muster.core.job.Message;
import dev.muster.core.job.PlanMessage;
import dev.muster.core.job.Progress;
import dev.muster.core.job.Terms;
import dev.muster.core.person.Slot;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.Selection;
import dev.muster.core.time.Time;
import dev.muster.local.contract.KthCall.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Each verb once for every call it makes and everything that can go wrong with a call: afterwards, with what is
 * delivered again and the sweeps of some minutes, every job has ended with exact totals, and one key has made one job.
 */
class KthCallTest {
    private static final Time TIME = new Samples.PausedTime();
    private static final KthCall HTTP = new KthCall();
    private static final OwnQueues QUEUES = OwnQueues.named(Embedded.sound().sqs(), "kth");
    private static final Ports SOUND = ports(Embedded.hasty(UrlConnectionHttpClient.create()));
    private static final Ports FAULTY = ports(Embedded.hasty(HTTP));
    private static final Selection EVERYBODY = new Selection.Filtered(new Filter.And(List.of()), Optional.empty());

    private static Ports ports(Embedded embedded) {
        return new Ports(
                new DynamoPeople(embedded.people()),
                new DynamoJobs(embedded.jobs(), embedded.access()),
                new SqsBatchQueue(embedded.sqs(), QUEUES.batchUrl(), new Random()),
                new SqsPlanQueue(embedded.sqs(), QUEUES.planUrl(), new Random()),
                new DynamoAccess(embedded.access(), TIME),
                new EventBridgeAnnouncements(embedded::events, "default", new Random()),
                TIME,
                new Random());
    }

    /** What is tried: what is there before, and what is done through calls of which one goes wrong. */
    enum Verb {
        SUBMIT {
            @Override
            void act(Attempt attempt, Ports ports, Optional<Job> job) {
                attempt.submit(ports, Terms.USUAL);
            }
        },
        APPLY {
            @Override
            Optional<Job> prepare(Attempt attempt) {
                return Optional.of(attempt.submitted(Terms.USUAL));
            }

            @Override
            void act(Attempt attempt, Ports ports, Optional<Job> job) {
                attempt.apply(ports, batchOf(job.orElseThrow()), 1);
            }
        },
        PLAN {
            @Override
            int jobs() {
                return 2;
            }

            @Override
            Optional<Job> prepare(Attempt attempt) {
                String id = UNDO.prepare(attempt).orElseThrow().id();
                return Optional.of(((Submitted.Accepted) attempt.losing()
                                .undo()
                                .undo(attempt.caller, id, Terms.USUAL, Optional.empty(), attempt.deadline()))
                        .job());
            }

            @Override
            void act(Attempt attempt, Ports ports, Optional<Job> job) {
                PlanMessage slot =
                        new PlanMessage(attempt.tenant, job.orElseThrow().id(), 0);
                ports.search().search(slot, attempt.deadline());
            }
        },
        /** The others of its slots, which are many, are closed before. */
        SEARCH {
            @Override
            Optional<Job> prepare(Attempt attempt) {
                Job job = ((Submitted.Accepted) attempt.submit(attempt.losing(), EVERYBODY, Terms.USUAL)).job();
                for (int slot = 0; slot < Slot.COUNT; slot++) {
                    if (slot != Slot.of("jo")) {
                        SOUND.jobs().advance(job, new Progress(slot, "", 0, 0, true), attempt.deadline());
                    }
                }
                return Optional.of(job);
            }

            @Override
            void act(Attempt attempt, Ports ports, Optional<Job> job) {
                PlanMessage slot =
                        new PlanMessage(attempt.tenant, job.orElseThrow().id(), Slot.of("jo"));
                ports.search().search(slot, attempt.deadline());
            }
        },
        RELEASE {
            @Override
            Optional<Job> prepare(Attempt attempt) {
                return Optional.of(attempt.submitted(Attempt.HELD));
            }

            @Override
            void act(Attempt attempt, Ports ports, Optional<Job> job) {
                String id = job.orElseThrow().id();
                ports.release().release(attempt.caller, id, Optional.empty(), attempt.deadline());
            }
        },
        CANCEL {
            @Override
            Optional<Job> prepare(Attempt attempt) {
                return Optional.of(attempt.submitted(Attempt.HELD));
            }

            @Override
            void act(Attempt attempt, Ports ports, Optional<Job> job) {
                ports.cancel().cancel(attempt.caller, job.orElseThrow().id(), attempt.deadline());
            }
        },
        UNDO {
            @Override
            int jobs() {
                return 2;
            }

            @Override
            Optional<Job> prepare(Attempt attempt) {
                Job job = attempt.submitted(Terms.USUAL);
                attempt.apply(attempt.losing(), batchOf(job), 1);
                return Optional.of(job);
            }

            @Override
            void act(Attempt attempt, Ports ports, Optional<Job> job) {
                String id = job.orElseThrow().id();
                ports.undo().undo(attempt.caller, id, Terms.USUAL, Optional.empty(), attempt.deadline());
            }
        },
        BURY {
            @Override
            Optional<Job> prepare(Attempt attempt) {
                return Optional.of(attempt.submitted(Terms.USUAL));
            }

            @Override
            void act(Attempt attempt, Ports ports, Optional<Job> job) {
                ports.bury().bury(batchOf(job.orElseThrow()), attempt.deadline());
            }
        },
        SWEEP {
            @Override
            Optional<Job> prepare(Attempt attempt) {
                Job job = attempt.submitted(Terms.USUAL);
                attempt.losing().sweep().sweep(attempt.deadline());
                TIME.pause(Duration.ofMinutes(1));
                return Optional.of(job);
            }

            @Override
            void act(Attempt attempt, Ports ports, Optional<Job> job) {
                ports.sweep().sweep(attempt.deadline());
            }
        };

        /** How many there are at the end. */
        int jobs() {
            return 1;
        }

        Optional<Job> prepare(Attempt attempt) {
            return Optional.empty();
        }

        abstract void act(Attempt attempt, Ports ports, Optional<Job> job);

        private static Message batchOf(Job job) {
            return new Message(job.tenant(), job.id(), new BatchKey(0, 0));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SEARCH")
    void everyWriteMayGoWrong(Verb verb) throws IOException {
        int struck = 0;
        for (Fault fault : Fault.values()) {
            struck += strikeEvery(verb, fault, true);
        }
        assertThat(struck).isGreaterThanOrEqualTo(Fault.values().length * 2);
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBMIT", "APPLY"})
    void everyCallMayBeTheLast(Verb verb) throws IOException {
        assertThat(strikeEvery(verb, Fault.DEAD_BEFORE, false)).isGreaterThan(3);
    }

    @Tag("large")
    @ParameterizedTest
    @EnumSource
    void everyCallMayGoWrong(Verb verb) throws IOException {
        for (Fault fault : Fault.values()) {
            assertThat(strikeEvery(verb, fault, false)).isGreaterThan(3);
        }
    }

    /** Tries the verb once for each of its calls; returns how many there are. */
    private static int strikeEvery(Verb verb, Fault fault, boolean writes) throws IOException {
        int calls = 0;
        while (strikes(verb, fault, calls + 1, writes)) {
            calls++;
        }
        return calls;
    }

    private static boolean strikes(Verb verb, Fault fault, int k, boolean writes) throws IOException {
        Attempt attempt = new Attempt(SOUND);
        Optional<Job> job = verb.prepare(attempt);
        Ports faulty = attempt.narrowed(FAULTY);
        HTTP.arm(k, fault, writes);
        boolean failed = fails(() -> verb.act(attempt, faulty, job));
        boolean struck = HTTP.hasStruck();
        HTTP.heal();
        if (failed) {
            // A client asks again, a queue delivers again, the clock strikes again.
            verb.act(attempt, faulty, job);
        }
        attempt.settle(QUEUES);
        HTTP.deliverLate();
        attempt.settle(QUEUES);
        try {
            attempt.check(verb.jobs());
            if (verb == Verb.SUBMIT) {
                assertThat(((Submitted.Accepted) attempt.submit(SOUND, Terms.USUAL)).replayed())
                        .isTrue();
            }
        } catch (AssertionError wrong) {
            throw new AssertionError("%s with %s at call %d".formatted(verb, fault, k), wrong);
        }
        return struck;
    }

    private static boolean fails(Runnable act) {
        try {
            act.run();
            return false;
        } catch (RuntimeException trouble) {
            return true;
        }
    }
}
