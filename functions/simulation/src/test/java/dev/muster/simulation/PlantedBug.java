package dev.muster.simulation;

import java.util.List;

/**
 * A mistake that is planted on purpose. Each one drops a rule, and the proof named for it must fail. The rules are rules
 * 1 to 19 of docs/design.md. The invariants hold in every run:
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
 *
 * <p>Invariant 10: after a file the people are as if its rows that count had been applied from top to bottom.
 *
 * <p>Invariant 11: undoing jobs in reverse order leads back, and redoing them in order leads forth.
 *
 * <p>Invariant 12: a unique key belongs to the person, not deleted, whose registers say so.
 *
 * <p>Invariant 13: a caller without permission 1 or 3 changes no person who has one of them. A caller removes people only
 * from organizations in which it may change them.
 */
// Error Prone does not know that List.of returns immutable lists.
@SuppressWarnings("ImmutableEnumChecker")
enum PlantedBug {
    /** No bug. */
    NONE(BugProof.SEEDS, List.of(), List.of(), BugSites.NONE),
    /** No sweep runs, so a lost message stays lost. */
    NO_SWEEP(BugProof.SEEDS, List.of(6), List.of(4), BugSites.NONE),
    /** The sweep sends messages for every written batch, planned or not. */
    SWEEP_PAST_PROGRESS(BugProof.SEEDS, List.of(6), List.of(4), BugSites.NONE),
    /** A worker acknowledges its messages before it applies their batches. */
    ACK_BEFORE_WORK(BugProof.TWO_BATCHES, List.of(), List.of(4), BugSites.NONE),
    /** A worker does not read the recorded results of its batch. */
    RECORDED_RESULTS_NOT_READ(
            BugProof.DEAD_LETTER, List.of(1), List.of(1), BugSites.inJobs(FaultyJobs::recordedResultsNotRead)),
    /** The tally has no condition, so a batch that is counted again adds to the totals again. */
    TALLY_WITHOUT_CONDITION(
            BugProof.TWO_BATCHES, List.of(), List.of(1, 3), BugSites.inJobs(FaultyResults::tallyWithoutCondition)),
    /** A worker overwrites the outcomes that another worker wrote for the batch. */
    OUTCOMES_OVERWRITTEN(
            BugProof.TWO_JOBS, List.of(14), List.of(1), BugSites.inJobs(FaultyResults::outcomesOverwritten)),
    /** A job changes people who were created after it got its sequence. */
    CREATION_IGNORED(BugProof.NEWCOMER, List.of(2), List.of(5), BugSites.inPeople(FaultyPeople::creationIgnored)),
    /** A cleared register is removed. */
    CLEARED_REGISTER_REMOVED(
            BugProof.SEEDS, List.of(3), List.of(5), BugSites.inPeople(FaultyPeople::clearedRegisterRemoved)),
    /** Registers have no writer, so a job does not recognize its own writes. */
    REGISTERS_WITHOUT_WRITER(
            BugProof.TWO_BATCHES, List.of(4), List.of(), BugSites.inPeople(FaultyPeople::withoutWriters)),
    /** A planner continues from its own batch when another planner has written a different one. */
    PLANNED_BATCH_NOT_READ_BACK(
            BugProof.TWO_PLANNERS, List.of(5), List.of(), BugSites.inJobs(FaultyPlans::plannedBatchNotReadBack)),
    /** A planner saves its progress before it writes the batch. */
    PROGRESS_BEFORE_BATCH(BugProof.SEEDS, List.of(5), List.of(2), BugSites.inJobs(FaultyPlans::progressBeforeBatch)),
    /** A job is replaced without a check of its version. */
    JOB_REPLACED_BLINDLY(BugProof.SEEDS, List.of(7), List.of(1), BugSites.inJobs(FaultyJobs::jobReplacedBlindly)),
    /** A dead-lettered batch is counted as failed without reading its people. */
    DEAD_LETTER_WITHOUT_READING_PEOPLE(
            BugProof.DEAD_LETTER_AFTER_A_CRASH,
            List.of(8),
            List.of(1),
            BugSites.inPeople((reliable, scheduler) -> FaultyPeople.emptyFor("deadLetterWorker", reliable, scheduler))),
    /** A job is cancelled for a dead-lettered slot that has made progress. */
    SLOW_SLOT_CANCELLED(
            BugProof.SLOW_SLOT,
            List.of(9),
            List.of(),
            BugSites.inJobs(
                    (reliable, scheduler) -> FaultyPlans.progressNotReadBy("deadLetterWorker", reliable, scheduler))),
    /** A restored value belongs to the undo and not to the job that wrote it, so that job can not be undone. */
    RESTORED_VALUE_OF_UNDO(
            BugProof.SESSIONS, List.of(), List.of(11), BugSites.inPeople(FaultyUndo::restoredValueOfUndo)),
    /** An undo clears a value below which none is kept. */
    FIFTH_UNDO_CLEARS(BugProof.SESSIONS, List.of(), List.of(11), BugSites.inPeople(FaultyUndo::fifthUndoClears)),
    /** An undo looks only at the paths that the undone change names. */
    UNDO_OF_NAMED_PATHS(
            BugProof.SESSIONS, List.of(), List.of(11), BugSites.inPeople(FaultyUndo::unnamedRegisterHidden)),
    /** The undo of a redo changes nobody. */
    UNDO_OF_REDO_WITHOUT_EFFECT(
            BugProof.SESSIONS, List.of(), List.of(11), BugSites.inJobs(FaultySuccessors::undoOfRedoLooksForRedo)),
    /** A write keeps the undone values, so a redo overwrites it. */
    WRITE_KEEPS_UNDONE(BugProof.SESSIONS, List.of(), List.of(), BugSites.inPeople(FaultyUndo::writeKeepsUndone)),
    /** A late duplicate of an undo undoes what was redone since. */
    LATE_UNDO_UNDOES_AGAIN(
            BugProof.LATE_UNDO, List.of(), List.of(5), BugSites.inPeople(FaultyUndo::undoIsNoLaterWrite)),
    /** An undo that left people out rules out another one. */
    UNDO_NEVER_REPEATED(BugProof.SESSIONS, List.of(10), List.of(11), BugSites.inJobs(FaultySuccessors::undoSeemsToRun)),
    /** A successor is created without a check for an earlier successor, so two undos may run at once. */
    SUCCESSOR_WITHOUT_CONDITION(
            BugProof.SEEDS, List.of(10), List.of(), BugSites.inJobs(FaultyJobs::successorWithoutCondition)),
    /** The status of a job reads the plan before the tallies. */
    PLAN_READ_BEFORE_TALLIES(
            BugProof.READ_WHILE_PLANNED, List.of(11), List.of(2), BugSites.inJobsOfReports(FaultyPlans::planReadFirst)),
    /** A unique key is read and then claimed, not in one transaction. */
    UNIQUE_KEYS_WITHOUT_TRANSACTION(
            BugProof.SEEDS,
            List.of(12),
            List.of(5),
            BugSites.inPeople(FaultyPeopleWrites::uniqueKeysWithoutTransaction)),
    /** A value that a person gives up stays its own. */
    FREED_KEY_KEPT(BugProof.SEEDS, List.of(12), List.of(12), BugSites.inPeople(FaultyPeopleWrites::freedKeyKept)),
    /** The unique keys of a deleted person stay its own. */
    DELETED_KEY_KEPT(BugProof.SEEDS, List.of(12), List.of(12), BugSites.inPeople(FaultyPeopleWrites::deletedKeyKept)),
    /** A creation under the id of a deleted person starts a new item. */
    CREATION_STARTS_NEW_ITEM(
            BugProof.CREATION_AGAIN,
            List.of(3),
            List.of(5, 11),
            BugSites.inPeople(FaultyPeopleWrites::creationStartsNewItem)),
    /** A job changes people who are deleted. */
    DELETION_NOT_READ(BugProof.SEEDS, List.of(2), List.of(5), BugSites.inPeople(FaultyUndo::deletionHidden)),
    /** A person that was not written because of a conflict is counted as changed. */
    CONFLICT_COUNTED_AS_CHANGED(
            BugProof.SEEDS, List.of(13), List.of(5), BugSites.inPeople(FaultyPeopleWrites::conflictCountedAsChanged)),
    /** A person is written without a check of its version. */
    SAVE_WITHOUT_VERSION(
            BugProof.TWO_JOBS, List.of(), List.of(5), BugSites.inPeople(FaultyPeopleWrites::saveWithoutVersion)),
    /** Expired jobs are not recognized. */
    EXPIRY_IGNORED(BugProof.PAST_ITS_TIME, List.of(15), List.of(), BugSites.inJobs(FaultyJobs::expiryIgnored)),
    /** A held job waits for its release without end. */
    HOLD_WITHOUT_END(BugProof.PAST_ITS_HOLD, List.of(15), List.of(), BugSites.inJobs(FaultyJobs::holdWithoutEnd)),
    /** An Idempotency-Key is read and then used, not in one transaction with the job. */
    KEY_WITHOUT_CONDITION(BugProof.SEEDS, List.of(16), List.of(6), BugSites.inJobs(FaultyJobs::keyWithoutCondition)),
    /** A small file is applied to the people as its request has read them, before its job had its number. */
    COPY_OF_PLANNER(BugProof.OLD_COPY, List.of(17), List.of(5), BugSites.inPeople(FaultyRows::copyOfPlanner)),
    /** A part that is uploaded twice is counted twice. */
    PART_COUNTED_TWICE(BugProof.SEEDS, List.of(18), List.of(), BugSites.inJobs(FaultyFiles::partCountedTwice)),
    /** A part is added although its file is closed. */
    PART_OF_CLOSED_FILE(
            BugProof.CLOSE_AND_PART, List.of(18), List.of(), BugSites.inJobs(FaultyFiles::partOfClosedFile)),
    /** A file is closed although the client has sent more or less than what is stored. */
    LOST_PART_UNNOTICED(BugProof.SEEDS, List.of(18), List.of(), new ClosedAsStored()),
    /** The rows of two uploads of a part are mixed. */
    UPLOADS_MIXED(BugProof.SEEDS, List.of(18), List.of(10), BugSites.inJobs(FaultyFiles::uploadsMixed)),
    /** Of the rows of a person the first one wins. */
    FIRST_ROW_WINS(BugProof.SEEDS, List.of(), List.of(10), BugSites.inFiles(FaultyFiles::firstRowWins)),
    /** A person whom a job has created counts as changed when its batch is delivered again. */
    CREATED_CALLED_CHANGED(BugProof.CREATION, List.of(4), List.of(), new CreationForgotten()),
    /** A worker looks up who holds the key of a row. */
    KEY_LOOKED_UP_AGAIN(
            BugProof.MOVED_KEY, List.of(19), List.of(), BugSites.inJobsOfFlows(FaultyFiles::keyLookedUpAgain)),
    /** A unique value is judged when its row is applied, and not when it is planned. */
    KEYS_JUDGED_WHEN_APPLIED(
            BugProof.SEEDS, List.of(19), List.of(10), BugSites.inPeople(FaultyRows::keysJudgedWhenApplied)),
    /** A planner of a stripe leaves the batches of an earlier planner as they are. */
    PLANNER_RESUMES(BugProof.TWO_FILE_PLANNERS, List.of(19), List.of(), BugSites.inJobs(FaultyFiles::plannerResumes)),
    /** The store keeps the people of all tenants together. */
    PEOPLE_WITHOUT_TENANT(BugProof.SEEDS, List.of(), List.of(7), BugSites.inPeople(FirstTenantPeople::all)),
    /** People are read for the first tenant instead of the given one. */
    READ_FOR_ANOTHER_TENANT(BugProof.SEEDS, List.of(), List.of(7), BugSites.inPeopleOfFlows(FirstTenantPeople::reads)),
    /** A rejected command is executed all the same. */
    REJECTED_AND_EXECUTED(BugProof.SEEDS, List.of(), List.of(9), new RejectedAndExecuted()),
    /** A caller who has left its organizations may change the attributes of everybody. */
    LEAVER_NOT_LIMITED(BugProof.SEEDS, List.of(), List.of(13), BugSites.inRights(FaultyRights::leaverNotLimited)),
    /** A caller keeps the rights of its first request, so leaving and demotion do not take them away. */
    RIGHTS_OF_FIRST_REQUEST(BugProof.SEEDS, List.of(), List.of(13), BugSites.inAdmission(FaultyRights::ofFirstRequest)),
    /** A user of an organization removes its admins. */
    USER_REMOVES_ADMIN(
            BugProof.ROLE_SEQUENCES, List.of(), List.of(13), BugSites.inRights(FaultyRights::userRemovesAdmin)),
    /** A merge takes its person out of organizations that it does not name. */
    MERGE_REMOVES_UNNAMED(
            BugProof.SEEDS, List.of(), List.of(13), BugSites.inPeople(FaultyPeopleWrites::mergeRemovesUnnamed)),
    /** A merge lets the holder of an address join an organization without a decision about this person. */
    MERGE_WITHOUT_DECISION(
            BugProof.SEEDS, List.of(), List.of(13), BugSites.inRights(FaultyRights::mergeWithoutDecision)),
    /** A released job runs with the rights of the stronger caller only. */
    RELEASE_BY_STRONGER(BugProof.SEEDS, List.of(), List.of(13), BugSites.inJobs(FaultyJobRights::releaseByStronger)),
    /** An undo runs with the rights of its own caller only. */
    UNDO_BY_ITS_CALLER(
            BugProof.ROLE_SEQUENCES, List.of(), List.of(13), BugSites.inJobs(FaultyJobRights::undoByItsCaller));

    private final BugProof proof;
    private final List<Integer> rules;
    private final List<Integer> invariants;
    private final BugSites sites;

    PlantedBug(BugProof proof, List<Integer> rules, List<Integer> invariants, BugSites sites) {
        this.proof = proof;
        this.rules = rules;
        this.invariants = invariants;
        this.sites = sites;
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

    /** Returns the places at which it is planted. */
    BugSites sites() {
        return sites;
    }
}
