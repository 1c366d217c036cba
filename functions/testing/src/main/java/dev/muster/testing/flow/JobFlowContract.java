package dev.muster.testing.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.engine.Engine;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.flow.job.Results;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Command;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Selection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of a job from command to totals: exact for any order and number of deliveries. */
public abstract class JobFlowContract extends JobFlowFixture {
    public JobFlowContract(EngineStores stores) {
        super(stores);
    }

    @Test
    void changesAndCountsEachPersonOnce() {
        Job job = submit(ids(), "USA");
        assertThat(status(job).pending()).isEqualTo(PEOPLE);

        assertThat(deliver(queue.take(), 1)).isEmpty();

        expectTotals(job, Map.of(Outcome.CHANGED, (long) PEOPLE));
        expectCountry("USA");
    }

    @Test
    void sameJobAgainWritesNoPerson() {
        Job first = submit(ids(), "USA");
        deliver(queue.take(), 1);
        Map<String, Person> before = people();

        Job second = submit(ids(), "USA");
        deliver(queue.take(), 1);

        expectTotals(first, Map.of(Outcome.CHANGED, (long) PEOPLE));
        expectTotals(second, Map.of(Outcome.UNCHANGED, (long) PEOPLE));
        assertThat(people()).isEqualTo(before);
    }

    @Test
    void duplicatesInReverseOrderEndTheSame() {
        Job job = submit(withUnknown(), "USA");
        List<BatchMessage> messages = queue.take();
        List<BatchMessage> reversed = messages.reversed();

        assertThat(deliver(reversed, 1)).isEmpty();
        Map<String, Person> once = people();
        assertThat(deliver(messages, 2)).isEmpty();
        assertThat(deliver(reversed, 1)).isEmpty();

        expectTotals(job, Map.of(Outcome.CHANGED, (long) PEOPLE, Outcome.NOT_FOUND, 50L));
        assertThat(people()).isEqualTo(once);
        expectCountry("USA");
    }

    @Test
    void twoJobsInAnyOrderEndWithTheLaterValue() {
        for (long seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            Job earlier = submit(ids(), "FR " + seed);
            Job later = submit(ids(), "IT " + seed);
            List<BatchMessage> messages = new ArrayList<>(queue.take());
            messages.addAll(messages.subList(0, messages.size() / 2));
            Collections.shuffle(messages, random);

            assertThat(deliver(messages, 1)).isEmpty();

            expectCountry("IT " + seed);
            JobStatus ofEarlier = status(earlier);
            assertThat(ofEarlier.totals().of(Outcome.CHANGED)
                            + ofEarlier.totals().of(Outcome.SUPERSEDED))
                    .as("seed %d", seed)
                    .isEqualTo(PEOPLE);
            expectTotals(later, Map.of(Outcome.CHANGED, (long) PEOPLE));
        }
    }

    @Test
    void totalsAddUpAtEveryReadWhileAJobRuns() {
        Job job = submit(withUnknown(), "USA");
        long selected = PEOPLE + 50L;
        long done = 0;
        for (BatchMessage message : queue.take()) {
            deliver(List.of(message), 1);
            JobStatus status = status(job);
            assertThat(status.totals().sum() + status.pending()).isEqualTo(selected);
            assertThat(status.totals().sum()).isGreaterThan(done).isLessThanOrEqualTo(selected);
            done = status.totals().sum();
        }
        assertThat(done).isEqualTo(selected);
    }

    @Test
    void reportsEachSelectedPersonOnce() {
        Job job = submit(withUnknown(), "USA");
        assertThat(lines(job, Optional.empty())).allMatch(line -> line.code().equals("pending"));

        deliver(queue.take(), 1);

        assertThat(lines(job, Optional.empty())).extracting(Results.Line::id).containsExactlyElementsOf(withUnknown());
        assertThat(lines(job, Optional.of("not_found")))
                .hasSize(50)
                .allMatch(line -> line.result().orElseThrow().reason().equals("no such person"));
        assertThat(lines(job, Optional.of("changed"))).hasSize(PEOPLE);
    }

    @Test
    void dryRunCountsTheSameAndWritesNobody() {
        Map<String, Person> before = people();
        Job dryRun = accepted(new Command(
                Selection.Ids.of(withUnknown()),
                toCountry("USA"),
                new JobOptions(true, Optional.empty(), OptionalLong.empty(), Limits.RETENTION, "")));
        deliver(queue.take(), 1);

        expectTotals(dryRun, Map.of(Outcome.CHANGED, (long) PEOPLE, Outcome.NOT_FOUND, 50L));
        assertThat(people()).isEqualTo(before);
    }

    @Test
    void rejectsMoreThanMaxAffected() {
        SubmitResult submitted = new Engine(ports.within(deadline))
                .submit()
                .submit(
                        AdminRequest.of(caller, Optional.empty(), deadline),
                        new Command(
                                Selection.Ids.of(ids()),
                                toCountry("USA"),
                                new JobOptions(
                                        false, Optional.empty(), OptionalLong.of(PEOPLE - 1), Limits.RETENTION, "")));

        assertThat(submitted).isInstanceOf(SubmitResult.Refused.class);
        assertThat(submitted.toString()).contains("1250").contains("1249");
        assertThat(queue.take()).isEmpty();
        assertThat(new Engine(ports.within(deadline)).report().list(caller.tenant(), 10, Optional.empty()))
                .isEmpty();
    }

    @Test
    void rejectsAChangeLargerThanAPerson() {
        Change.Assignments large = new Change.Assignments(IntStream.range(0, 9)
                .mapToObj(n -> new Assignment(Path.attribute("a" + n), Value.of("x".repeat(8 * 1024))))
                .toList());

        SubmitResult submitted = new Engine(ports.within(deadline))
                .submit()
                .submit(
                        AdminRequest.of(caller, Optional.empty(), deadline),
                        new Command(Selection.Ids.of(ids()), large));

        assertThat(submitted.toString()).contains("Refused").contains("73746").contains("65536");
        assertThat(queue.take()).isEmpty();
    }

    @Test
    void createsOneJobForConcurrentRequestsWithOneKey() {
        Command command = new Command(Selection.Ids.of(ids()), toCountry("USA"));
        Optional<RequestContext.IdempotencyKey> key = Optional.of(new RequestContext.IdempotencyKey("once", "digest"));

        List<SubmitResult> answers = IntStream.range(0, 20)
                .parallel()
                .mapToObj(_ -> new Engine(ports.within(deadline))
                        .submit()
                        .submit(AdminRequest.of(caller, key, deadline), command))
                .toList();

        assertThat(answers).allMatch(answer -> answer instanceof SubmitResult.Accepted);
        assertThat(answers.stream()
                        .map(answer -> ((SubmitResult.Accepted) answer).job().id())
                        .distinct())
                .hasSize(1);
        assertThat(new Engine(ports.within(deadline)).report().list(caller.tenant(), 10, Optional.empty()))
                .hasSize(1);
        assertThat(new Engine(ports.within(deadline))
                        .submit()
                        .submit(
                                AdminRequest.of(
                                        caller,
                                        Optional.of(new RequestContext.IdempotencyKey("once", "other")),
                                        deadline),
                                command))
                .isInstanceOf(SubmitResult.Refused.class);
    }

    @Test
    void acknowledgesAMessageOfAnUnknownJob() {
        Job job = submit(ids(), "USA");
        BatchMessage message = queue.take().getFirst();
        Map<String, Person> before = people();

        assertThat(deliver(List.of(new BatchMessage(caller.tenant(), job.id().replace('0', '1'), message.batch())), 1))
                .isEmpty();
        assertThat(people()).isEqualTo(before);
    }
}
