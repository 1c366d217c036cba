package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Caller;
import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.Command;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Callers who ask for jobs, and for something to be done with them, or change people themselves; who ask again when they
 * get no answer, and sometimes twice at once.
 */
final class SimulatedClients {
    private static final int ASKED_AGAIN = 6;

    private final SimulatedWorld world;
    private final RandomRequests randomRequests;
    private final DirectChanges direct;
    private final Map<KeyOf, Set<String>> jobsByKey = new HashMap<>();
    private final Map<Tenant, Integer> keys = new HashMap<>();
    private int twins;

    private record KeyOf(Tenant tenant, String key) {}

    SimulatedClients(SimulatedWorld world) {
        this.world = world;
        this.randomRequests = new RandomRequests(world.choices);
        this.direct = new DirectChanges(world, randomRequests);
    }

    /** What came of changes without a job. */
    DirectChanges direct() {
        return direct;
    }

    /** Every Idempotency-Key was answered with one job. */
    void judge() {
        jobsByKey.forEach((key, made) -> assertThat(made).as("jobs of %s", key).hasSize(1));
    }

    /** Adds a client of that tenant with so many wishes. */
    void add(String name, Tenant tenant, int many) {
        world.client(name, () -> {
            for (int number = 0; number < many; number++) {
                world.stage.sleep(Duration.ofSeconds(world.choices.next(60)));
                wish(tenant);
            }
        });
    }

    private void wish(Tenant tenant) {
        List<Job> known = world.jobsOf(tenant);
        int kind = known.isEmpty() ? 0 : world.choices.next(12);
        if (kind < 4) {
            submit(tenant);
            return;
        }
        Job job = known.get(world.choices.next(known.size()));
        switch (kind) {
            case 4 ->
                keyed(
                        tenant,
                        (caller, _) -> new Engine(world.ports.within(world.soon()))
                                .cancel()
                                .cancel(new RequestContext(caller, Optional.empty(), world.soon()), job.id()));
            case 5 ->
                keyed(
                        tenant,
                        (caller, key) -> new Engine(world.ports.within(world.soon()))
                                .release()
                                .release(new RequestContext(caller, key, world.soon()), job.id()));
            case 6 ->
                keyed(
                        tenant,
                        (caller, key) -> new Engine(world.ports.within(world.soon()))
                                .retry()
                                .retry(new RequestContext(caller, key, world.soon()), job.id(), JobOptions.DEFAULT));
            case 7 -> direct.amend(tenant);
            case 8 -> direct.store(tenant);
            case 9 -> intrude(tenant);
            default ->
                keyed(
                        tenant,
                        (caller, key) -> new Engine(world.ports.within(world.soon()))
                                .undo()
                                .undo(new RequestContext(caller, key, world.soon()), job.id(), JobOptions.DEFAULT));
        }
    }

    /** A request for something, by whoever and under whatever key it comes. */
    private interface Ask {
        SubmitResult of(Caller caller, Optional<RequestContext.IdempotencyKey> key);
    }

    private void submit(Tenant tenant) {
        Command command = randomRequests.command();
        String key = keyed(tenant, (caller, sent) -> world.bug.submit(world, caller, command, sent));
        if (world.choices.next(4) == 0 && world.jobAuditor.made(tenant, key).isPresent()) {
            RequestContext.IdempotencyKey again = new RequestContext.IdempotencyKey(key, "another");
            ask(
                            tenant,
                            () -> new Engine(world.ports.within(world.soon()))
                                    .submit()
                                    .submit(
                                            new RequestContext(
                                                    SimulatedWorld.caller(tenant), Optional.of(again), world.soon()),
                                            randomRequests.command()))
                    .ifPresent(answer -> assertThat(answer)
                            .as("another request under %s", key)
                            .isInstanceOf(SubmitResult.Refused.class));
        }
    }

    /** Asks for something with the other tenant's job, as if it were one of this tenant's. */
    private void intrude(Tenant tenant) {
        Tenant other = SimulatedWorld.TENANTS.get(1 - SimulatedWorld.TENANTS.indexOf(tenant));
        world.jobsOf(other).stream()
                .findFirst()
                .ifPresent(job -> ask(
                                tenant,
                                () -> new Engine(world.ports.within(world.soon()))
                                        .cancel()
                                        .cancel(
                                                new RequestContext(
                                                        SimulatedWorld.caller(tenant), Optional.empty(), world.soon()),
                                                job.id()))
                        .ifPresent(answer -> assertThat(answer)
                                .as("what %s is told of %s of another", tenant, job.id())
                                .isInstanceOf(SubmitResult.Refused.class)));
    }

    private String me() {
        return world.stage.acting().name();
    }

    /** Asks until there is an answer, each time under the same key, sometimes with somebody who asks the same. */
    private String keyed(Tenant tenant, Ask ask) {
        String key = "key" + keys.merge(tenant, 1, Integer::sum);
        if (world.choices.next(5) == 0) {
            world.client(me() + "'" + twins++, () -> untilAnswered(tenant, key, ask));
        }
        untilAnswered(tenant, key, ask);
        return key;
    }

    private void untilAnswered(Tenant tenant, String key, Ask ask) {
        for (int asked = 0; asked < ASKED_AGAIN; asked++) {
            Optional<SubmitResult> answer = ask(
                    tenant,
                    () -> ask.of(
                            SimulatedWorld.caller(tenant), Optional.of(new RequestContext.IdempotencyKey(key, key))));
            answer.ifPresent(got -> see(tenant, key, got));
            // Now and then the answer is lost on its way to the client.
            if (answer.isPresent() && !world.faults.strikes(10, FaultPlan.Kind.LOST_ANSWER, () -> "to " + key)) {
                return;
            }
            world.stage.sleep(Duration.ofSeconds(1));
        }
    }

    private void see(Tenant tenant, String key, SubmitResult answer) {
        switch (answer) {
            case SubmitResult.Accepted(Job job, boolean _, int _) ->
                jobsByKey
                        .computeIfAbsent(new KeyOf(tenant, key), _ -> new TreeSet<>())
                        .add(job.id());
            case SubmitResult.Refused(var problem) ->
                assertThat(world.jobAuditor.made(tenant, key))
                        .as("the job made under %s, which is refused: %s", key, problem)
                        .isEmpty();
        }
    }

    /** One request, which whoever answers may die over; one that is refused has made no job and changed nobody. */
    private Optional<SubmitResult> ask(Tenant tenant, Supplier<SubmitResult> ask) {
        List<SubmitResult> answers = new ArrayList<>();
        int jobs = world.jobAuditor.accepted(me());
        world.invoke(Set.of(tenant), () -> {
            try {
                answers.add(ask.get());
            } catch (UnreliablePorts.Unavailable _) {
                world.stage.pass();
            }
        });
        for (SubmitResult answer : answers) {
            assertThat(answer instanceof SubmitResult.Refused && world.jobAuditor.accepted(me()) > jobs)
                    .as("a job was made of what was refused: %s", answer)
                    .isFalse();
        }
        return answers.stream().findFirst();
    }
}
