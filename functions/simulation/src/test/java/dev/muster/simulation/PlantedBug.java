package dev.muster.simulation;

import dev.muster.core.access.Caller;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.Command;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Jobs;
import dev.muster.core.person.People;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A mistake that is planted on purpose. Each one drops a rule, and the proof named for it must fail. The rules are rules
 * 1 to 16 of docs/design.md. The invariants hold in every run:
 *
 * <ol>
 *   <li>an ended job has one outcome for each selected person
 *   <li>totals never shrink; totals and pending people add up to the selected people
 *   <li>a batch is counted once
 *   <li>every job ends once faults stop
 *   <li>people end as some order of the jobs gives, and no register is overwritten by a lower sequence
 *   <li>one Idempotency-Key, one job
 *   <li>no call reads or writes another tenant
 *   <li>no secret reaches a log or a store
 *   <li>a rejected request changes no person
 * </ol>
 */
// Error Prone does not know that List.of returns immutable lists.
@SuppressWarnings("ImmutableEnumChecker")
enum PlantedBug {
    /** No bug. */
    NONE(BugProof.SEEDS, List.of(), List.of()),
    /** No sweep runs, so a lost message stays lost. */
    NO_SWEEP(BugProof.SEEDS, List.of(6), List.of(4)),
    /** The sweep sends messages for every written batch, planned or not. */
    SWEEP_PAST_PROGRESS(BugProof.SEEDS, List.of(6), List.of(4)),
    /** A worker acknowledges its messages before it applies their batches. */
    ACK_BEFORE_WORK(BugProof.TWO_BATCHES, List.of(), List.of(4)),
    /** A worker does not read the recorded results of its batch. */
    RECORDED_RESULTS_NOT_READ(BugProof.DEAD_LETTER, List.of(1), List.of(1)) {
        @Override
        Jobs jobs(Jobs reliable, VirtualScheduler scheduler) {
            return FaultyJobs.recordedResultsNotRead(reliable);
        }
    },
    /** The tally has no condition, so a batch that is counted again adds to the totals again. */
    TALLY_WITHOUT_CONDITION(BugProof.TWO_BATCHES, List.of(), List.of(1, 3)) {
        @Override
        Jobs jobs(Jobs reliable, VirtualScheduler scheduler) {
            return FaultyResults.tallyWithoutCondition(reliable);
        }
    },
    /** A worker overwrites the outcomes that another worker wrote for the batch. */
    OUTCOMES_OVERWRITTEN(BugProof.TWO_JOBS, List.of(1), List.of(1)) {
        @Override
        Jobs jobs(Jobs reliable, VirtualScheduler scheduler) {
            return FaultyResults.outcomesOverwritten(reliable);
        }
    },
    /** A job changes people who were created after it got its sequence. */
    CREATION_IGNORED(BugProof.NEWCOMER, List.of(2), List.of(5)) {
        @Override
        People people(People reliable, VirtualScheduler scheduler) {
            return FaultyPeople.creationIgnored(reliable);
        }
    },
    /** A cleared register is removed. */
    CLEARED_REGISTER_REMOVED(BugProof.SEEDS, List.of(3), List.of(5)) {
        @Override
        People people(People reliable, VirtualScheduler scheduler) {
            return FaultyPeople.clearedRegisterRemoved(reliable);
        }
    },
    /** Registers have no writer, so a job does not recognize its own writes. */
    REGISTERS_WITHOUT_WRITER(BugProof.TWO_BATCHES, List.of(4), List.of(1, 5)) {
        @Override
        People people(People reliable, VirtualScheduler scheduler) {
            return FaultyPeople.withoutWriters(reliable);
        }
    },
    /** A planner continues from its own batch when another planner has written a different one. */
    PLANNED_BATCH_NOT_READ_BACK(BugProof.TWO_PLANNERS, List.of(5), List.of(1)) {
        @Override
        Jobs jobs(Jobs reliable, VirtualScheduler scheduler) {
            return FaultyPlans.plannedBatchNotReadBack(reliable);
        }
    },
    /** A planner saves its progress before it writes the batch. */
    PROGRESS_BEFORE_BATCH(BugProof.SEEDS, List.of(5), List.of(2)) {
        @Override
        Jobs jobs(Jobs reliable, VirtualScheduler scheduler) {
            return FaultyPlans.progressBeforeBatch(reliable, scheduler);
        }
    },
    /** A job is replaced without a check of its version. */
    JOB_REPLACED_BLINDLY(BugProof.SEEDS, List.of(7), List.of(1)) {
        @Override
        Jobs jobs(Jobs reliable, VirtualScheduler scheduler) {
            return FaultyJobs.jobReplacedBlindly(reliable);
        }
    },
    /** A dead-lettered batch is counted as failed without reading its people. */
    DEAD_LETTER_WITHOUT_READING_PEOPLE(BugProof.DEAD_LETTER_AFTER_A_CRASH, List.of(8), List.of(1)) {
        @Override
        People people(People reliable, VirtualScheduler scheduler) {
            return FaultyPeople.emptyFor("deadLetterWorker", reliable, scheduler);
        }
    },
    /** A job is cancelled for a dead-lettered slot that has made progress. */
    SLOW_SLOT_CANCELLED(BugProof.SLOW_SLOT, List.of(9), List.of()) {
        @Override
        Jobs jobs(Jobs reliable, VirtualScheduler scheduler) {
            return FaultyPlans.progressNotReadBy("deadLetterWorker", reliable, scheduler);
        }
    },
    /** A successor is created without a check for an earlier successor. */
    SUCCESSOR_WITHOUT_CONDITION(BugProof.SEEDS, List.of(10), List.of(5)) {
        @Override
        Jobs jobs(Jobs reliable, VirtualScheduler scheduler) {
            return FaultyJobs.successorWithoutCondition(reliable);
        }
    },
    /** The status of a job reads the plan before the tallies. */
    PLAN_READ_BEFORE_TALLIES(BugProof.READ_WHILE_PLANNED, List.of(11), List.of(2)) {
        @Override
        Jobs jobsOfReports(Jobs reliable) {
            return FaultyPlans.planReadFirst(reliable);
        }
    },
    /** A unique key is read and then claimed, not in one transaction. */
    UNIQUE_KEYS_WITHOUT_TRANSACTION(BugProof.SEEDS, List.of(12), List.of(5)) {
        @Override
        People people(People reliable, VirtualScheduler scheduler) {
            return FaultyPeopleWrites.uniqueKeysWithoutTransaction(reliable, scheduler);
        }
    },
    /** A person that was not written because of a conflict is counted as changed. */
    CONFLICT_COUNTED_AS_CHANGED(BugProof.SEEDS, List.of(13), List.of(1)) {
        @Override
        People people(People reliable, VirtualScheduler scheduler) {
            return FaultyPeopleWrites.conflictCountedAsChanged(reliable);
        }
    },
    /** A person is written without a check of its version. */
    SAVE_WITHOUT_VERSION(BugProof.TWO_JOBS, List.of(), List.of(5)) {
        @Override
        People people(People reliable, VirtualScheduler scheduler) {
            return FaultyPeopleWrites.saveWithoutVersion(reliable);
        }
    },
    /** Expired jobs are not recognized. */
    EXPIRY_IGNORED(BugProof.PAST_ITS_TIME, List.of(15), List.of()) {
        @Override
        Jobs jobs(Jobs reliable, VirtualScheduler scheduler) {
            return FaultyJobs.expiryIgnored(reliable, scheduler);
        }
    },
    /** A held job waits for its release without end. */
    HOLD_WITHOUT_END(BugProof.PAST_ITS_HOLD, List.of(15), List.of()) {
        @Override
        Jobs jobs(Jobs reliable, VirtualScheduler scheduler) {
            return FaultyJobs.holdWithoutEnd(reliable);
        }
    },
    /** An Idempotency-Key is read and then used, not in one transaction with the job. */
    KEY_WITHOUT_CONDITION(BugProof.SEEDS, List.of(16), List.of(6)) {
        @Override
        Jobs jobs(Jobs reliable, VirtualScheduler scheduler) {
            return FaultyJobs.keyWithoutCondition(reliable);
        }
    },
    /** The store keeps the people of all tenants together. */
    PEOPLE_WITHOUT_TENANT(BugProof.SEEDS, List.of(), List.of(7)) {
        @Override
        People people(People reliable, VirtualScheduler scheduler) {
            return FirstTenantPeople.all(reliable);
        }
    },
    /** People are read for the first tenant instead of the given one. */
    READ_FOR_ANOTHER_TENANT(BugProof.SEEDS, List.of(), List.of(7)) {
        @Override
        People peopleOfFlows(People reliable) {
            return FirstTenantPeople.reads(reliable);
        }
    },
    /** A rejected command is executed all the same. */
    REJECTED_AND_EXECUTED(BugProof.SEEDS, List.of(), List.of(9)) {
        @Override
        SubmitResult submit(
                SimulatedWorld world, Caller caller, Command command, Optional<RequestContext.IdempotencyKey> key) {
            SubmitResult answer = super.submit(world, caller, command, key);
            if (answer instanceof SubmitResult.Refused) {
                JobOptions usual = command.options();
                JobOptions any =
                        new JobOptions(usual.dryRun(), usual.hold(), OptionalLong.empty(), usual.retention(), "");
                super.submit(world, caller, new Command(command.selection(), command.change(), any), Optional.empty());
            }
            return answer;
        }
    };

    private final BugProof proof;
    private final List<Integer> rules;
    private final List<Integer> invariants;

    PlantedBug(BugProof proof, List<Integer> rules, List<Integer> invariants) {
        this.proof = proof;
        this.rules = rules;
        this.invariants = invariants;
    }

    /** Returns the proof that catches it. */
    BugProof proof() {
        return proof;
    }

    /** Returns the rules it drops. */
    List<Integer> rules() {
        return rules;
    }

    /** Returns the invariants it breaks; empty when it breaks only a rule. */
    List<Integer> invariants() {
        return invariants;
    }

    /** Returns the store of jobs with the bug. */
    Jobs jobs(Jobs reliable, VirtualScheduler scheduler) {
        return reliable;
    }

    /** Returns the store of people with the bug. */
    People people(People reliable, VirtualScheduler scheduler) {
        return reliable;
    }

    /** Returns the store of people with a bug of the flows, in front of the tenant fence's view. */
    People peopleOfFlows(People reliable) {
        return reliable;
    }

    /** Returns the store of jobs with the bug, as reports read it. */
    Jobs jobsOfReports(Jobs reliable) {
        return reliable;
    }

    SubmitResult submit(
            SimulatedWorld world, Caller caller, Command command, Optional<RequestContext.IdempotencyKey> key) {
        return new Engine(world.ports.within(world.soon()))
                .submit()
                .submit(new RequestContext(caller, key, world.soon()), command);
    }
}
