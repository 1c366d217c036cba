package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The clients of a run. They submit jobs, act on them, or change people directly. They repeat a request that gets no
 * response, and sometimes send it twice at once.
 */
final class SimulatedClients {
    private static final int MOST_ATTEMPTS = 6;

    private final SimulatedWorld world;
    private final RandomRequests randomRequests;
    private final DirectChanges direct;
    private final FileClients files;
    private final Map<KeyOf, Set<String>> jobsByKey = new HashMap<>();
    private final Map<Tenant, Integer> keys = new HashMap<>();
    private int twins;

    private record KeyOf(Tenant tenant, String key) {}

    SimulatedClients(SimulatedWorld world) {
        this.world = world;
        this.randomRequests = new RandomRequests(world.choices);
        this.direct = new DirectChanges(world, randomRequests);
        this.files = new FileClients(world, this);
    }

    FileClients files() {
        return files;
    }

    /** Returns the changes that were made without a job. */
    DirectChanges direct() {
        return direct;
    }

    /** Checks that every Idempotency-Key was answered with one job. */
    void check() {
        jobsByKey.forEach((key, jobs) -> assertThat(jobs).as("jobs of %s", key).hasSize(1));
    }

    /** Adds a client of the tenant that sends the given number of requests. */
    void add(String name, Tenant tenant, int many) {
        world.client(name, () -> {
            for (int number = 0; number < many; number++) {
                world.scheduler.sleep(Duration.ofSeconds(world.choices.next(60)));
                sendRandomRequest(tenant);
            }
        });
    }

    private void sendRandomRequest(Tenant tenant) {
        List<Job> known = world.jobsOf(tenant);
        int kind = known.isEmpty() ? world.choices.next(4) : world.choices.next(14);
        if (kind < 2) {
            files.send(tenant, randomRequests.options());
            return;
        }
        if (kind < 4) {
            submit(tenant);
            return;
        }
        Job job = known.get(world.choices.next(known.size()));
        switch (kind) {
            case 4 -> act(tenant, (engine, context) -> engine.cancel().cancel(context, job.id()));
            case 5 -> act(tenant, (engine, context) -> engine.release().release(context, job.id()));
            case 6 -> act(tenant, (engine, context) -> engine.retry().retry(context, job.id(), JobOptions.DEFAULT));
            case 7 -> direct.update(tenant);
            case 8 -> direct.enroll(tenant);
            case 9 -> requestForeignJob(tenant);
            default -> act(tenant, (engine, context) -> engine.undo().undo(context, job.id(), JobOptions.DEFAULT));
        }
    }

    /** Sends an act on a job. */
    void act(Tenant tenant, BiFunction<Engine, RequestContext, SubmitResult> verb) {
        sendWithKey(tenant, context -> verb.apply(new Engine(world.ports.within(world.soon())), context));
    }

    /** A request that is sent several times under one key. */
    interface Request {
        SubmitResult of(RequestContext context);
    }

    /**
     * A request that was sent until it was answered.
     *
     * @param answer the last answer that reached the client
     */
    record Sent(String key, Optional<SubmitResult> answer) {}

    private void submit(Tenant tenant) {
        Command command = randomRequests.command();
        String key = sendWithKey(tenant, context -> world.bug.sites().submit(world, context, command))
                .key();
        if (world.choices.next(4) == 0
                && world.jobAuditor.findByKey(tenant, key).isPresent()) {
            RequestContext.IdempotencyKey again = new RequestContext.IdempotencyKey(key, "another");
            send(
                            tenant,
                            () -> new Engine(world.ports.within(world.soon()))
                                    .submit()
                                    .submit(world.asAdmin(tenant, Optional.of(again)), randomRequests.command()))
                    .ifPresent(answer -> assertThat(answer)
                            .as("another request under %s", key)
                            .isInstanceOf(SubmitResult.Refused.class));
        }
    }

    /** Sends a request for the other tenant's job, as if it were one of this tenant's. */
    private void requestForeignJob(Tenant tenant) {
        Tenant other = SimulatedWorld.TENANTS.get(1 - SimulatedWorld.TENANTS.indexOf(tenant));
        world.jobsOf(other).stream()
                .findFirst()
                .ifPresent(job -> send(
                                tenant,
                                () -> new Engine(world.ports.within(world.soon()))
                                        .cancel()
                                        .cancel(world.asAdmin(tenant, Optional.empty()), job.id()))
                        .ifPresent(answer -> assertThat(answer)
                                .as("response to %s for job %s of another tenant", tenant, job.id())
                                .isInstanceOf(SubmitResult.Refused.class)));
    }

    private String actor() {
        return world.scheduler.actingName();
    }

    /** Sends a request until it is answered, always with the same key, and sometimes from two clients at once. */
    Sent sendWithKey(Tenant tenant, Request send) {
        String key = "key" + keys.merge(tenant, 1, Integer::sum);
        if (world.choices.next(5) == 0) {
            world.client(actor() + "'" + twins++, () -> sendUntilAnswered(tenant, key, send));
        }
        return new Sent(key, sendUntilAnswered(tenant, key, send));
    }

    private Optional<SubmitResult> sendUntilAnswered(Tenant tenant, String key, Request send) {
        Optional<SubmitResult> last = Optional.empty();
        for (int attempts = 0; attempts < MOST_ATTEMPTS; attempts++) {
            Optional<SubmitResult> answer = send(
                    tenant,
                    () -> send.of(world.asAdmin(tenant, Optional.of(new RequestContext.IdempotencyKey(key, key)))));
            answer.ifPresent(response -> record(tenant, key, response));
            last = answer.isPresent() ? answer : last;
            // The response is sometimes lost on its way to the client.
            if (answer.isPresent() && !world.faults.strikes(10, FaultPlan.Kind.LOST_ANSWER, () -> "to " + key)) {
                return last;
            }
            world.scheduler.sleep(Duration.ofSeconds(1));
        }
        return last;
    }

    private void record(Tenant tenant, String key, SubmitResult answer) {
        switch (answer) {
            case SubmitResult.Accepted(Job job, boolean _, int _) ->
                jobsByKey
                        .computeIfAbsent(new KeyOf(tenant, key), _ -> new TreeSet<>())
                        .add(job.id());
            case SubmitResult.Refused(var problem) ->
                assertThat(world.jobAuditor.findByKey(tenant, key))
                        .as("job with key %s, which is rejected: %s", key, problem)
                        .isEmpty();
        }
    }

    /** Sends a request once. The function may crash before it answers. A rejected request must have made no job. */
    Optional<SubmitResult> send(Tenant tenant, Supplier<SubmitResult> send) {
        List<SubmitResult> answers = new ArrayList<>();
        int jobs = world.jobAuditor.created(actor());
        world.invoke(Set.of(tenant), () -> {
            try {
                answers.add(send.get());
            } catch (UnreliablePorts.Unavailable _) {
                world.scheduler.pass();
            }
        });
        for (SubmitResult answer : answers) {
            assertThat(answer instanceof SubmitResult.Refused && world.jobAuditor.created(actor()) > jobs)
                    .as("rejected request made a job: %s", answer)
                    .isFalse();
        }
        return answers.stream().findFirst();
    }
}
