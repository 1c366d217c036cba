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
 * A mistake somebody might make, planted on purpose: each drops one rule, and has to be caught by the proof named for it.
 * The rules are those that keep totals and people exact, 1 to 16; the invariants are what must hold whatever happens:
 *
 * <ol>
 *   <li>a job that has ended accounts for everybody it selected, once
 *   <li>totals never shrink, and with those pending make up the selected
 *   <li>a batch is tallied once
 *   <li>every job ends once faults stop
 *   <li>people end as some order of the jobs gives, and no register is overwritten by a lower sequence
 *   <li>one Idempotency-Key, one job
 *   <li>nobody touches another tenant
 *   <li>no secret reaches a log or a store
 *   <li>what was refused has changed nobody
 * </ol>
 */
// The checker does not know that List.of makes lists nobody can change.
@SuppressWarnings("ImmutableEnumChecker")
enum PlantedBug {
    /** None: the world as it is. */
    NONE(BugProof.SEEDS, List.of(), List.of()),
    /** Nobody looks at open jobs: what was lost stays lost. */
    NO_SWEEP(BugProof.SEEDS, List.of(6), List.of(4)),
    /** The sweep rings for whatever is written, whether it is planned or not. */
    SWEEP_PAST_PROGRESS(BugProof.SEEDS, List.of(6), List.of(4)),
    /** A worker acknowledges its messages before it has done what they ring for. */
    ACK_BEFORE_WORK(BugProof.TWO_BATCHES, List.of(), List.of(4)),
    /** A worker does not ask what the ledger knows of the batch already. */
    KNOWN_NOT_ASKED(BugProof.GIVEN_UP, List.of(1), List.of(1)) {
        @Override
        Jobs jobs(Jobs sound, VirtualScheduler stage) {
            return FaultyJobs.knownNotAsked(sound);
        }
    },
    /** Counting again counts again: the tally has no condition. */
    TALLY_WITHOUT_CONDITION(BugProof.TWO_BATCHES, List.of(), List.of(1, 3)) {
        @Override
        Jobs jobs(Jobs sound, VirtualScheduler stage) {
            return FaultyJobs.tallyWithoutCondition(sound);
        }
    },
    /** What another worker wrote down of a batch is written over. */
    OUTCOMES_WRITTEN_OVER(BugProof.TWO_JOBS, List.of(1), List.of(1)) {
        @Override
        Jobs jobs(Jobs sound, VirtualScheduler stage) {
            return FaultyJobs.outcomesWrittenOver(sound);
        }
    },
    /** Who was created after a job got its number is there for it all the same. */
    BORN_IGNORED(BugProof.NEWCOMER, List.of(2), List.of(5)) {
        @Override
        People people(People sound, VirtualScheduler stage) {
            return FaultyPeople.bornIgnored(sound);
        }
    },
    /** A register is taken away when it is cleared. */
    CLEARED_REGISTER_REMOVED(BugProof.SEEDS, List.of(3), List.of(5)) {
        @Override
        People people(People sound, VirtualScheduler stage) {
            return FaultyPeople.clearedRegisterRemoved(sound);
        }
    },
    /** Nothing tells who wrote a register: what is "mine" is never seen. */
    REGISTERS_WITHOUT_WRITER(BugProof.TWO_BATCHES, List.of(4), List.of(1, 5)) {
        @Override
        People people(People sound, VirtualScheduler stage) {
            return FaultyPeople.withoutWriters(sound);
        }
    },
    /** A planner takes its own batch for the one that stands. */
    PLANNED_BATCH_NOT_READ_BACK(BugProof.TWO_PLANNERS, List.of(5), List.of(1)) {
        @Override
        Jobs jobs(Jobs sound, VirtualScheduler stage) {
            return FaultyJobs.plannedBatchNotReadBack(sound);
        }
    },
    /** A planner says how far it is before it has written down whom it found. */
    PROGRESS_BEFORE_BATCH(BugProof.SEEDS, List.of(5), List.of(2)) {
        @Override
        Jobs jobs(Jobs sound, VirtualScheduler stage) {
            return FaultyJobs.progressBeforeBatch(sound, stage);
        }
    },
    /** A header is replaced whatever it has become since it was read. */
    HEADER_REPLACED_BLINDLY(BugProof.SEEDS, List.of(7), List.of(1)) {
        @Override
        Jobs jobs(Jobs sound, VirtualScheduler stage) {
            return FaultyJobs.headerReplacedBlindly(sound);
        }
    },
    /** A batch is given up without a look at whom it has changed. */
    BURIED_WITHOUT_LOOKING(BugProof.GIVEN_UP_AFTER_A_DEATH, List.of(8), List.of(1)) {
        @Override
        People people(People sound, VirtualScheduler stage) {
            return FaultyPeople.unseenBy("undertaker", sound, stage);
        }
    },
    /** A slot is given up that has got somewhere: a job is cancelled that is only slow. */
    SLOW_SLOT_GIVEN_UP(BugProof.SLOW_SLOT, List.of(9), List.of()) {
        @Override
        Jobs jobs(Jobs sound, VirtualScheduler stage) {
            return FaultyJobs.cursorNotSeenBy("undertaker", sound, stage);
        }
    },
    /** A job follows another without looking whether one does already. */
    SUCCESSION_WITHOUT_CONDITION(BugProof.SEEDS, List.of(10), List.of(5)) {
        @Override
        Jobs jobs(Jobs sound, VirtualScheduler stage) {
            return FaultyJobs.successionWithoutCondition(sound);
        }
    },
    /** Whoever reads how a job stands reads the plan first, and then what is tallied of it by now. */
    PLAN_READ_BEFORE_TALLIES(BugProof.READ_WHILE_PLANNED, List.of(11), List.of(2)) {
        @Override
        Jobs read(Jobs sound) {
            return FaultyJobs.planReadFirst(sound);
        }
    },
    /** A value only one can have is looked up, and then taken: not in one transaction. */
    GUARDS_WITHOUT_TRANSACTION(BugProof.SEEDS, List.of(12), List.of(5)) {
        @Override
        People people(People sound, VirtualScheduler stage) {
            return FaultyPeople.guardsWithoutTransaction(sound, stage);
        }
    },
    /** Who could not be written because others came between is counted as done. */
    CONFLICT_TAKEN_FOR_DONE(BugProof.SEEDS, List.of(13), List.of(1)) {
        @Override
        People people(People sound, VirtualScheduler stage) {
            return FaultyPeople.conflictTakenForDone(sound);
        }
    },
    /** A person is written whatever its version is by now. */
    SAVE_WITHOUT_VERSION(BugProof.TWO_JOBS, List.of(), List.of(5)) {
        @Override
        People people(People sound, VirtualScheduler stage) {
            return FaultyPeople.saveWithoutVersion(sound);
        }
    },
    /** Nobody looks whether a job is past its time. */
    EXPIRY_IGNORED(BugProof.PAST_ITS_TIME, List.of(15), List.of()) {
        @Override
        Jobs jobs(Jobs sound, VirtualScheduler stage) {
            return FaultyJobs.expiryIgnored(sound, stage);
        }
    },
    /** An Idempotency-Key is looked up, and then used: not in one transaction with the header. */
    KEY_WITHOUT_CONDITION(BugProof.SEEDS, List.of(16), List.of(6)) {
        @Override
        Jobs jobs(Jobs sound, VirtualScheduler stage) {
            return FaultyJobs.keyWithoutCondition(sound);
        }
    },
    /** The store of people forgets whose they are. */
    PEOPLE_WITHOUT_TENANT(BugProof.SEEDS, List.of(), List.of(7)) {
        @Override
        People people(People sound, VirtualScheduler stage) {
            return FaultyPeople.allOfTheFirst(sound, "");
        }
    },
    /** People are read as if everybody worked for the same tenant. */
    READ_FOR_ANOTHER_TENANT(BugProof.SEEDS, List.of(), List.of(7)) {
        @Override
        People asked(People sound) {
            return FaultyPeople.allOfTheFirst(sound, "load");
        }
    },
    /** What selects too many is refused, and done. */
    REFUSED_AND_DONE(BugProof.SEEDS, List.of(), List.of(9)) {
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

    /** What catches it. */
    BugProof proof() {
        return proof;
    }

    /** The rules it drops. */
    List<Integer> rules() {
        return rules;
    }

    /** The invariants it breaks; none where it only does what nobody wants. */
    List<Integer> invariants() {
        return invariants;
    }

    /** The ledger with the mistake in it. */
    Jobs jobs(Jobs sound, VirtualScheduler stage) {
        return sound;
    }

    /** The store of people with the mistake in it. */
    People people(People sound, VirtualScheduler stage) {
        return sound;
    }

    /** The store of people as flows with the mistake in them ask it. */
    People asked(People sound) {
        return sound;
    }

    /** The ledger as it is read by whoever reports with the mistake. */
    Jobs read(Jobs sound) {
        return sound;
    }

    SubmitResult submit(
            SimulatedWorld world, Caller caller, Command command, Optional<RequestContext.IdempotencyKey> key) {
        return new Engine(world.ports.within(world.soon()))
                .submit()
                .submit(new RequestContext(caller, key, world.soon()), command);
    }
}
