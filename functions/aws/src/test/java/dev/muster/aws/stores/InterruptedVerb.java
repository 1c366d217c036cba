package dev.muster.aws.stores;

import dev.muster.core.flow.Ports;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.PlanBudget;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.person.Slot;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.Selection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A verb of which one call fails: the state before it, and the verb itself. */
enum InterruptedVerb {
    SUBMIT {
        @Override
        void act(InterruptedAttempt attempt, Ports ports, Optional<Job> job) {
            attempt.submit(ports, JobOptions.DEFAULT);
        }
    },
    /** Submits a job by filter, which its request plans. */
    SUBMIT_BY_FILTER {
        @Override
        void act(InterruptedAttempt attempt, Ports ports, Optional<Job> job) {
            attempt.submit(ports, EVERYBODY, JobOptions.DEFAULT);
        }
    },
    APPLY {
        @Override
        Optional<Job> prepare(InterruptedAttempt attempt) {
            return Optional.of(attempt.submitted(JobOptions.DEFAULT));
        }

        @Override
        void act(InterruptedAttempt attempt, Ports ports, Optional<Job> job) {
            attempt.apply(ports, firstBatch(job.orElseThrow()), 1);
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
            return Optional.of(((SubmitResult.Accepted)
                            attempt.engine(attempt.losing()).undo().undo(attempt.context(), id, JobOptions.DEFAULT))
                    .job());
        }

        @Override
        void act(InterruptedAttempt attempt, Ports ports, Optional<Job> job) {
            SlotMessage slot = new SlotMessage(attempt.tenant, job.orElseThrow().id(), 0);
            attempt.engine(ports).planSlot().plan(slot);
        }
    },
    /** Plans one slot of a job by filter; its other 63 slots are closed. */
    PLAN_BY_FILTER {
        @Override
        Optional<Job> prepare(InterruptedAttempt attempt) {
            Job job = ((SubmitResult.Accepted)
                            attempt.submit(attempt.losing().with(PlanBudget.NONE), EVERYBODY, JobOptions.DEFAULT))
                    .job();
            for (int slot = 0; slot < Slot.COUNT; slot++) {
                if (slot != Slot.of("jo")) {
                    attempt.sound.jobs().advance(job, new SlotProgress(slot, "", 0, 0, true));
                }
            }
            return Optional.of(job);
        }

        @Override
        void act(InterruptedAttempt attempt, Ports ports, Optional<Job> job) {
            SlotMessage slot = new SlotMessage(attempt.tenant, job.orElseThrow().id(), Slot.of("jo"));
            attempt.engine(ports).planSlot().plan(slot);
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
            attempt.engine(ports).release().release(attempt.context(), id);
        }
    },
    CANCEL {
        @Override
        Optional<Job> prepare(InterruptedAttempt attempt) {
            return Optional.of(attempt.submitted(InterruptedAttempt.HELD));
        }

        @Override
        void act(InterruptedAttempt attempt, Ports ports, Optional<Job> job) {
            attempt.engine(ports)
                    .cancel()
                    .cancel(attempt.context(), job.orElseThrow().id());
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
            attempt.apply(attempt.losing(), firstBatch(job), 1);
            return Optional.of(job);
        }

        @Override
        void act(InterruptedAttempt attempt, Ports ports, Optional<Job> job) {
            String id = job.orElseThrow().id();
            attempt.engine(ports).undo().undo(attempt.context(), id, JobOptions.DEFAULT);
        }
    },
    HANDLE_DEAD_LETTER {
        @Override
        Optional<Job> prepare(InterruptedAttempt attempt) {
            return Optional.of(attempt.submitted(JobOptions.DEFAULT));
        }

        @Override
        void act(InterruptedAttempt attempt, Ports ports, Optional<Job> job) {
            attempt.engine(ports).handleDeadLetter().handle(firstBatch(job.orElseThrow()));
        }
    },
    SWEEP {
        @Override
        Optional<Job> prepare(InterruptedAttempt attempt) {
            Job job = attempt.submitted(JobOptions.DEFAULT);
            attempt.engine(attempt.losing()).sweep().sweep();
            attempt.sound.time().sleep(Duration.ofMinutes(1));
            return Optional.of(job);
        }

        @Override
        void act(InterruptedAttempt attempt, Ports ports, Optional<Job> job) {
            attempt.engine(ports).sweep().sweep();
        }
    };

    private static final Selection EVERYBODY = new Selection.Filtered(new Filter.And(List.of()), Optional.empty());

    /** Returns the number of jobs at the end. */
    int jobs() {
        return 1;
    }

    Optional<Job> prepare(InterruptedAttempt attempt) {
        return Optional.empty();
    }

    abstract void act(InterruptedAttempt attempt, Ports ports, Optional<Job> job);

    private static BatchMessage firstBatch(Job job) {
        return new BatchMessage(job.tenant(), job.id(), new BatchKey(0, 0));
    }
}
