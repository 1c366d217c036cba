package dev.muster.aws.stores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.access.DynamoAccess;
import dev.muster.aws.event.EventBridgeJobEvents;
import dev.muster.aws.job.DynamoJobs;
import dev.muster.aws.person.DynamoPeople;
import dev.muster.aws.queue.SqsBatchQueue;
import dev.muster.aws.queue.SqsPlanQueue;
import dev.muster.aws.stores.KthCall.Fault;
import dev.muster.aws.table.DynamoTable;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.person.Slot;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.Selection;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import dev.muster.testing.contract.SampleData;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Each verb once for every call it makes and everything that can go wrong with a call: afterwards, with what is
 * delivered again and the sweeps of some minutes, every job has ended with exact totals, and one key has made one job.
 */
class KthCallTest {
    private static final Time TIME = new SampleData.PausedTime();
    private static final KthCall HTTP = new KthCall();
    private static final OwnQueues QUEUES = OwnQueues.named(TestClients.sound().sqs(), "kth");
    private static final BoundStores SOUND = BoundStores.over(TestClients.hasty(UrlConnectionHttpClient.create()));
    private static final BoundStores FAULTY = BoundStores.over(TestClients.hasty(HTTP));
    private static final Selection EVERYBODY = new Selection.Filtered(new Filter.And(List.of()), Optional.empty());

    /** The stores over some clients, which are slow to create; each attempt binds them to a deadline of its own. */
    private record BoundStores(
            DynamoTable people, DynamoTable jobs, DynamoTable access, TestClients clients, SqsClient sqs) {
        static BoundStores over(TestClients clients) {
            return new BoundStores(clients.people(), clients.jobs(), clients.access(), clients, clients.sqs());
        }

        Ports within(Deadline deadline) {
            DynamoTable bound = TestClients.within(access, deadline);
            return new Ports(
                    new DynamoPeople(TestClients.within(people, deadline)),
                    new DynamoJobs(TestClients.within(jobs, deadline), bound),
                    new SqsBatchQueue(sqs, QUEUES.batchUrl(), new Random(), deadline),
                    new SqsPlanQueue(sqs, QUEUES.planUrl(), new Random(), deadline),
                    new DynamoAccess(bound),
                    new EventBridgeJobEvents(clients::events, "default", new Random(), deadline),
                    TIME,
                    new Random());
        }
    }

    /** What is tried: what is there before, and what is done through calls of which one goes wrong. */
    enum Verb {
        SUBMIT {
            @Override
            void act(InterruptedAttempt attempt, Ports ports, Optional<Job> job) {
                attempt.submit(ports, JobOptions.DEFAULT);
            }
        },
        APPLY {
            @Override
            Optional<Job> prepare(InterruptedAttempt attempt) {
                return Optional.of(attempt.submitted(JobOptions.DEFAULT));
            }

            @Override
            void act(InterruptedAttempt attempt, Ports ports, Optional<Job> job) {
                attempt.apply(ports, batchOf(job.orElseThrow()), 1);
            }
        },
        PLAN {
            @Override
            int jobs() {
                return 2;
            }

            @Override
            Optional<Job> prepare(InterruptedAttempt attempt) {
                String id = UNDO.prepare(attempt).orElseThrow().id();
                return Optional.of(((SubmitResult.Accepted) new Engine(
                                        attempt.losing().within(attempt.deadline()))
                                .undo()
                                .undo(
                                        new RequestContext(attempt.caller, Optional.empty(), attempt.deadline()),
                                        id,
                                        JobOptions.DEFAULT))
                        .job());
            }

            @Override
            void act(InterruptedAttempt attempt, Ports ports, Optional<Job> job) {
                SlotMessage slot =
                        new SlotMessage(attempt.tenant, job.orElseThrow().id(), 0);
                new Engine(ports.within(attempt.deadline())).planSlot().plan(slot);
            }
        },
        /** The others of its slots, which are many, are closed before. */
        SEARCH {
            @Override
            Optional<Job> prepare(InterruptedAttempt attempt) {
                Job job =
                        ((SubmitResult.Accepted) attempt.submit(attempt.losing(), EVERYBODY, JobOptions.DEFAULT)).job();
                for (int slot = 0; slot < Slot.COUNT; slot++) {
                    if (slot != Slot.of("jo")) {
                        SOUND.within(SampleData.deadline()).jobs().advance(job, new SlotProgress(slot, "", 0, 0, true));
                    }
                }
                return Optional.of(job);
            }

            @Override
            void act(InterruptedAttempt attempt, Ports ports, Optional<Job> job) {
                SlotMessage slot =
                        new SlotMessage(attempt.tenant, job.orElseThrow().id(), Slot.of("jo"));
                new Engine(ports.within(attempt.deadline())).planSlot().plan(slot);
            }
        },
        RELEASE {
            @Override
            Optional<Job> prepare(InterruptedAttempt attempt) {
                return Optional.of(attempt.submitted(InterruptedAttempt.HELD));
            }

            @Override
            void act(InterruptedAttempt attempt, Ports ports, Optional<Job> job) {
                String id = job.orElseThrow().id();
                new Engine(ports.within(attempt.deadline()))
                        .release()
                        .release(new RequestContext(attempt.caller, Optional.empty(), attempt.deadline()), id);
            }
        },
        CANCEL {
            @Override
            Optional<Job> prepare(InterruptedAttempt attempt) {
                return Optional.of(attempt.submitted(InterruptedAttempt.HELD));
            }

            @Override
            void act(InterruptedAttempt attempt, Ports ports, Optional<Job> job) {
                new Engine(ports.within(attempt.deadline()))
                        .cancel()
                        .cancel(
                                new RequestContext(attempt.caller, Optional.empty(), attempt.deadline()),
                                job.orElseThrow().id());
            }
        },
        UNDO {
            @Override
            int jobs() {
                return 2;
            }

            @Override
            Optional<Job> prepare(InterruptedAttempt attempt) {
                Job job = attempt.submitted(JobOptions.DEFAULT);
                attempt.apply(attempt.losing(), batchOf(job), 1);
                return Optional.of(job);
            }

            @Override
            void act(InterruptedAttempt attempt, Ports ports, Optional<Job> job) {
                String id = job.orElseThrow().id();
                new Engine(ports.within(attempt.deadline()))
                        .undo()
                        .undo(
                                new RequestContext(attempt.caller, Optional.empty(), attempt.deadline()),
                                id,
                                JobOptions.DEFAULT);
            }
        },
        BURY {
            @Override
            Optional<Job> prepare(InterruptedAttempt attempt) {
                return Optional.of(attempt.submitted(JobOptions.DEFAULT));
            }

            @Override
            void act(InterruptedAttempt attempt, Ports ports, Optional<Job> job) {
                new Engine(ports.within(attempt.deadline())).handleDeadLetter().handle(batchOf(job.orElseThrow()));
            }
        },
        SWEEP {
            @Override
            Optional<Job> prepare(InterruptedAttempt attempt) {
                Job job = attempt.submitted(JobOptions.DEFAULT);
                new Engine(attempt.losing().within(attempt.deadline())).sweep().sweep();
                TIME.sleep(Duration.ofMinutes(1));
                return Optional.of(job);
            }

            @Override
            void act(InterruptedAttempt attempt, Ports ports, Optional<Job> job) {
                new Engine(ports.within(attempt.deadline())).sweep().sweep();
            }
        };

        /** How many there are at the end. */
        int jobs() {
            return 1;
        }

        Optional<Job> prepare(InterruptedAttempt attempt) {
            return Optional.empty();
        }

        abstract void act(InterruptedAttempt attempt, Ports ports, Optional<Job> job);

        private static BatchMessage batchOf(Job job) {
            return new BatchMessage(job.tenant(), job.id(), new BatchKey(0, 0));
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
        InterruptedAttempt attempt = new InterruptedAttempt(SOUND.within(SampleData.deadline()));
        Optional<Job> job = verb.prepare(attempt);
        Ports faulty = attempt.narrowed(FAULTY.within(attempt.deadline()));
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
                assertThat(((SubmitResult.Accepted)
                                        attempt.submit(SOUND.within(attempt.deadline()), JobOptions.DEFAULT))
                                .replayed())
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
        } catch (RuntimeException _) {
            return true;
        }
    }
}
