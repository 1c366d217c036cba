package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.Command;
import dev.muster.core.job.Completion;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Register;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A client that changes people by several jobs, undoes them in reverse order and redoes them in order, back and forth. It
 * repeats an undo until it has left nobody out. After each step all people must read as they did there before.
 */
final class EditorSession {
    private static final int MOST_UNDOS = 25;
    private static final JobOptions HELD =
            new JobOptions(false, Optional.of(Limits.HOLD), OptionalLong.empty(), JobOptions.DEFAULT.retention(), "");

    private final SimulatedWorld world;
    private final SimulatedClients clients;
    private final SessionRequests sessionRequests;
    private final SessionFiles sessionFiles;
    private final Tenant tenant;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> dumps = new ArrayList<>();
    private final boolean alone;
    /** Whether all people are at one place of the session. */
    private boolean exact;

    private int place;
    /** The lowest place to which the kept values lead back. */
    private int floor;

    /** One step of the session: the jobs that an undo takes back, or the undos that an undo redoes. */
    private static final class Step {
        private List<String> jobs;

        Step(List<String> jobs) {
            this.jobs = jobs;
        }
    }

    /**
     * A session of a client.
     *
     * @param alone whether no other client changes people of the tenant
     */
    EditorSession(SimulatedWorld world, SimulatedClients clients, Tenant tenant, boolean alone) {
        this.world = world;
        this.clients = clients;
        this.sessionRequests = new SessionRequests(world.choices);
        this.sessionFiles = new SessionFiles(world, clients.files());
        this.tenant = tenant;
        this.alone = alone;
        this.exact = alone;
    }

    void run() {
        dumps.add(dump());
        int first = 2 + world.choices.next(6);
        for (int number = 0; number < first; number++) {
            change();
        }
        int moves = 4 + world.choices.next(10);
        for (int number = 0; number < moves; number++) {
            move(world.choices.next(10));
        }
    }

    private void move(int kind) {
        if (kind < 2) {
            change();
        } else if (place > 0 && (kind < 8 || place == steps.size())) {
            place--;
            undo(steps.get(place));
        } else if (place < steps.size()) {
            undo(steps.get(place));
            place++;
        }
        checkDump();
    }

    /** Runs a further job. What was undone before can not be redone any more where this job writes. */
    private void change() {
        List<Step> cut = steps.subList(place, steps.size());
        List<String> undone = cut.isEmpty() ? List.of() : cut.getFirst().jobs;
        cut.clear();
        Optional<Job> job = request(world.choices.next(3) == 0 ? sessionFiles.next() : command());
        steps.add(new Step(job.map(Job::id).stream().toList()));
        place++;
        floor = Math.max(floor, place - Register.MAX_KEPT);
        dumps.subList(place, dumps.size()).clear();
        dumps.add(dump());
        if (!undone.isEmpty() && world.choices.next(2) == 0) {
            // Redoes the others: the people are at no place of the session then.
            exact = false;
            undone.forEach(this::undoOnce);
        }
    }

    private SimulatedClients.Request command() {
        Command command = sessionRequests.command();
        return context -> new Engine(world.ports.within(world.soon())).submit().submit(context, command);
    }

    private String dump() {
        return PeopleDump.of(world.peopleAuditor, tenant, world.timeline.ids(tenant));
    }

    private void checkDump() {
        if (exact && place >= floor) {
            assertThat(dump())
                    .as("people at place %d of %d", place, steps.size())
                    .isEqualTo(dumps.get(place));
        }
    }

    private void undo(Step step) {
        List<String> undos = new ArrayList<>();
        step.jobs.forEach(job -> undos.addAll(undoUntilNobodyIsLeftOut(job)));
        step.jobs = undos;
    }

    /** Returns the undos that took part. */
    private List<String> undoUntilNobodyIsLeftOut(String job) {
        List<String> undos = new ArrayList<>();
        for (int number = 0; number < MOST_UNDOS; number++) {
            Optional<Job> undo = undoOnce(job);
            undo.filter(ended -> ended.sequence().isPresent()).map(Job::id).ifPresent(undos::add);
            if (undo.map(ended -> isEnough(ended.completion().orElseThrow())).orElse(!alone)) {
                return undos;
            }
        }
        throw new AssertionError("%d undos of %s have left people out".formatted(MOST_UNDOS, job));
    }

    private boolean isEnough(Completion completion) {
        Totals totals = completion.totals();
        long later = totals.of(Outcome.SUPERSEDED) + totals.of(Outcome.REFUSED);
        boolean mayLeaveOut = !exact || place < floor;
        return completion.state() == JobState.COMPLETED
                && totals.of(Outcome.FAILED) + totals.of(Outcome.SKIPPED) == 0
                && (later == 0 || mayLeaveOut);
    }

    /** Requests one undo and waits for its end. Some are held or run, and are cancelled then. */
    private Optional<Job> undoOnce(String job) {
        int kind = world.choices.next(8);
        JobOptions options = kind == 0 ? HELD : JobOptions.DEFAULT;
        return request(
                context -> new Engine(world.ports.within(world.soon())).undo().undo(context, job, options), kind < 2);
    }

    private Optional<Job> request(SimulatedClients.Request request) {
        return request(request, false);
    }

    private Optional<Job> request(SimulatedClients.Request request, boolean cancelled) {
        SimulatedClients.Sent sent = clients.sendWithKey(tenant, request);
        Optional<String> job = world.jobAuditor.findByKey(tenant, sent.key());
        sent.answer()
                .filter(_ -> alone)
                .ifPresent(answer -> assertThat(answer)
                        .as("answer to a request of the session")
                        .isInstanceOf(SubmitResult.Accepted.class));
        job.filter(_ -> cancelled).ifPresent(this::cancel);
        return job.map(this::ended);
    }

    private void cancel(String job) {
        world.scheduler.sleep(Duration.ofSeconds(world.choices.next(90)));
        clients.send(
                tenant,
                () -> new Engine(world.ports.within(world.soon()))
                        .cancel()
                        .cancel(world.asAdmin(tenant, Optional.<RequestContext.IdempotencyKey>empty()), job));
    }

    private Job ended(String id) {
        Job job = world.jobs.find(tenant, id).orElseThrow();
        while (!job.hasEnded()) {
            world.scheduler.sleep(Duration.ofSeconds(15));
            if (job.options().hold().isPresent() && !job.isCancelled()) {
                cancel(id);
            }
            job = world.jobs.find(tenant, id).orElseThrow();
        }
        // A worker that had the same batch as another one may write after the end of the job.
        exact &= !world.overlapped.contains(id);
        return job;
    }
}
