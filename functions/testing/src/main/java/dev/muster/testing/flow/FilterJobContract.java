package dev.muster.testing.flow;

import static dev.muster.testing.flow.EngineFixture.accepted;
import static dev.muster.testing.flow.EngineFixture.livingIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.RequestContext.IdempotencyKey;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.JobState;
import dev.muster.core.job.PlanBudget;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.People;
import dev.muster.core.person.PeoplePage;
import dev.muster.core.person.SlotsRead;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterField;
import dev.muster.testing.forwarding.ForwardingPeople;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The contract of a job by filter in a small tenant: its request plans it, as if the ids had been sent. */
public abstract class FilterJobContract extends FilterJobFixture {
    private static final Filter EVERYBODY = new Filter.Present(new FilterField.Attribute("country"));
    private static final Optional<IdempotencyKey> KEY = Optional.of(new IdempotencyKey("once", "digest"));

    public FilterJobContract(EngineStores stores) {
        super(stores);
    }

    @Test
    void runsAtOnceInFullBatches() {
        Job job = submit("DE", JobOptions.DEFAULT);
        JobStatus accepted = engineFixture.status(job);

        assertThat(engineFixture.planQueue.size()).isZero();
        assertThat(accepted.state()).isEqualTo(JobState.RUNNING);
        assertThat(accepted.selected()).isEqualTo(250);
        assertThat(copies()).containsExactly(100, 100, 50);
        engineFixture.run();
        assertThat(engineFixture.status(job).totals().counts()).isEqualTo(Map.of(Outcome.CHANGED, 250L));
        assertThat(engineFixture.outcomes(job)).hasSize(250).containsOnlyKeys(germans());
    }

    @Test
    void endsAtOnceWithoutMatches() {
        Job job = submit("nowhere", JobOptions.DEFAULT);

        assertThat(engineFixture.status(job).state()).isEqualTo(JobState.COMPLETED);
        assertThat(engineFixture.status(job).selected()).isZero();
        assertThat(engineFixture.status(job).planned()).isZero();
    }

    @Test
    void isHeldAtOnceAndReadsPeopleAgainAfterItsRelease() {
        Job job = submit("DE", HOLD);
        assertThat(engineFixture.status(job).state()).isEqualTo(JobState.HELD);
        assertThat(copies()).isEmpty();
        move("f0", "USA");
        move("f2", "FR");

        accepted(engineFixture.release(job));
        assertThat(copies()).containsExactly(0, 0, 0);
        engineFixture.run();

        assertThat(engineFixture.outcomes(job))
                .containsEntry("f0", "unchanged holds the value already")
                .containsEntry("f2", "changed ");
        assertThat(country("f2")).isEqualTo(Value.of("USA"));
    }

    @Test
    void refusesTooManyPeopleAtOnce() {
        Job job = submit("DE", atMost(249));

        assertThat(engineFixture.status(job).state()).isEqualTo(JobState.REFUSED);
        assertThat(engineFixture.status(job).totals().counts()).isEqualTo(Map.of(Outcome.REFUSED, 250L));
        assertThat(copies()).isEmpty();
        assertThat(engineFixture.status(submit("DE", atMost(250))).state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void releasesADryRunOverThePeopleThatItFound() {
        Job dryRun = submit("DE", DRY_RUN);
        engineFixture.run();
        assertThat(engineFixture.status(dryRun).totals().counts()).isEqualTo(Map.of(Outcome.CHANGED, 250L));
        assertThat(country("f0")).isEqualTo(Value.of("DE"));
        move("f0", "FR");
        move("f1", "DE");

        Job real = accepted(engineFixture.release(dryRun));
        engineFixture.run();

        assertThat(engineFixture.outcomes(real)).hasSize(250).containsOnlyKeys(germans());
        assertThat(engineFixture.status(real).totals().counts()).isEqualTo(Map.of(Outcome.CHANGED, 250L));
    }

    @Test
    void decidesNoOutcomeByACopyThatIsOlderThanItsNumber() {
        move("f1", "USA");
        for (JobOptions options : List.of(DRY_RUN, JobOptions.DEFAULT)) {
            Job job = accepted(submit(
                    beforeNumber(() -> {
                        move("f0", "USA");
                        move("f1", "FR");
                    }),
                    EVERYBODY,
                    options,
                    Optional.empty()));
            engineFixture.run();

            assertThat(engineFixture.outcomes(job))
                    .containsEntry("f0", "unchanged holds the value already")
                    .containsEntry("f1", "changed ");
        }
        assertThat(country("f1")).isEqualTo(Value.of("USA"));
    }

    @Test
    void sendsNoCopiesIntoADryRun() {
        submit("DE", DRY_RUN);

        assertThat(copies()).containsExactly(0, 0, 0);
    }

    @Test
    void leavesALargeTenantToThePlannersAfterOneSlot() {
        fillFirstSlot(48);
        assertThat(slotsRead(PlanBudget.STANDARD)).isEqualTo(64);
        assertThat(engineFixture.planQueue.size()).isZero();

        fillFirstSlot(49);
        assertThat(slotsRead(PlanBudget.STANDARD)).isEqualTo(1);
        assertThat(engineFixture.planQueue.size()).isEqualTo(64);
        engineFixture.run();
        assertThat(country("f0")).isEqualTo(Value.of("USA"));
    }

    @Test
    void leavesMorePeopleThanItsBudgetToThePlanners() {
        PlanBudget enough = new PlanBudget(PEOPLE, 48, Duration.ofMinutes(1));
        PlanBudget tooFew = new PlanBudget(PEOPLE - 1, 48, Duration.ofMinutes(1));

        assertThat(slotsRead(enough)).isEqualTo(64);
        assertThat(engineFixture.planQueue.size()).isZero();
        slotsRead(tooFew);
        assertThat(engineFixture.planQueue.size()).isEqualTo(64);
    }

    @Test
    void leavesTheJobToThePlannersWhenItsTimeIsSpent() {
        assertThat(slotsRead(new PlanBudget(PEOPLE, 48, Duration.ZERO))).isZero();

        assertThat(engineFixture.planQueue.size()).isEqualTo(64);
    }

    /** Submits a job, and returns the number of slots that the request reads. */
    private int slotsRead(PlanBudget budget) {
        AtomicInteger slots = new AtomicInteger();
        People counting = new ForwardingPeople(engineFixture.ports.people()) {
            @Override
            public Optional<List<PeoplePage>> readSlots(Tenant tenant, SlotsRead read) {
                slots.addAndGet(read.slots().size());
                return delegate.readSlots(tenant, read);
            }
        };
        accepted(submit(
                engineFixture.ports.with(counting).with(budget), livingIn("DE"), JobOptions.DEFAULT, Optional.empty()));
        return slots.get();
    }

    @Test
    void createsOneJobForOneKey() {
        List<String> ids = new ArrayList<>();
        ids.add(accepted(submit(
                        beforeNumber(() -> ids.add(accepted(submit(engineFixture.ports, livingIn("DE"), DRY_RUN, KEY))
                                .id())),
                        livingIn("DE"),
                        DRY_RUN,
                        KEY))
                .id());
        ids.add(accepted(submit(engineFixture.ports, livingIn("DE"), DRY_RUN, KEY))
                .id());

        assertThat(Set.copyOf(ids)).hasSize(1);
        assertThat(copies()).hasSize(3);
    }

    @Test
    void leavesNothingBehindWhenTheRequestDies() {
        int calls = 1;
        while (dies(calls)) {
            engineFixture.run();
            assertThat(country("f0")).as("killed after %d calls", calls).isEqualTo(Value.of("DE"));
            calls++;
        }
        assertThat(calls).isGreaterThan(64);
        new Engine(engineFixture.ports).sweep().resume();
        engineFixture.run();
        assertThat(country("f0")).isEqualTo(Value.of("USA"));
    }

    /** Returns whether the request died before its job was written. */
    private boolean dies(int calls) {
        SubmitResult submitted;
        try {
            submitted =
                    submit(CrashingPorts.after(calls, engineFixture.ports), livingIn("DE"), JobOptions.DEFAULT, KEY);
        } catch (CrashingPorts.Killed _) {
            return new Engine(engineFixture.ports)
                    .report()
                    .list(engineFixture.caller.tenant(), 1, Optional.empty())
                    .isEmpty();
        }
        accepted(submitted);
        return false;
    }
}
