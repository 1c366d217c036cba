package dev.muster.testing.flow;

import static dev.muster.testing.flow.EngineFixture.COUNTRY;
import static dev.muster.testing.flow.EngineFixture.accepted;
import static dev.muster.testing.flow.EngineFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Caller;
import dev.muster.core.access.CredentialType;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.admin.AdminCommand;
import dev.muster.core.flow.people.CreateOrMergePerson;
import dev.muster.core.flow.people.UpdatePerson;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Profile;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Selection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of deleting people, bringing them back, and creating people under deleted ids. */
public abstract class DeletionContract {
    private static final Change.Assignments DELETION = new Change.Assignments(List.of(Assignment.deletion()));
    private static final List<String> PEOPLE = DeletionFixture.PEOPLE;

    private final EngineStores stores;
    private DeletionFixture people;
    private EngineFixture fixture;
    private Engine engine;

    public DeletionContract(EngineStores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void storePeople() {
        people = new DeletionFixture(stores);
        fixture = people.fixture;
        engine = people.engine;
    }

    private Job run(Job job) {
        fixture.run();
        return fixture.status(job).job();
    }

    private Job change(Change.Assignments change) {
        return run(fixture.submit(Selection.Ids.of(PEOPLE), change));
    }

    private Job undo(Job job) {
        return run(accepted(fixture.undo(job, JobOptions.DEFAULT)));
    }

    private static Map<Outcome, Long> totals(Job job) {
        return job.completion().orElseThrow().totals().counts();
    }

    @Test
    void deletedPeopleAreInNoListAndHoldNoKeys() {
        Job deletion = change(DELETION);

        assertThat(totals(deletion)).isEqualTo(Map.of(Outcome.CHANGED, 120L));
        assertThat(people.dump()).isEmpty();
        assertThat(people.listed(Optional.empty()).people()).isEmpty();
        assertThat(people.find("p7")).isEmpty();
    }

    @Test
    void undoOfDeletionRestoresEverythingAsItReads() {
        change(to("Peru"));
        Map<String, String> before = people.dump();
        Job deletion = change(DELETION);

        Job undo = undo(deletion);

        assertThat(totals(undo)).isEqualTo(Map.of(Outcome.CHANGED, 120L));
        assertThat(people.dump()).isEqualTo(before).hasSize(360);
        undo(undo);
        assertThat(people.dump()).isEmpty();
    }

    @Test
    void undoIsRefusedWhereAnotherPersonHoldsTheKey() {
        Job deletion = change(DELETION);
        people.create("p0", Path.attribute("email"), "p7@example.org");

        Job undo = undo(deletion);

        assertThat(totals(undo)).isEqualTo(Map.of(Outcome.CHANGED, 118L, Outcome.REFUSED, 1L, Outcome.SUPERSEDED, 1L));
        assertThat(fixture.outcomes(undo).get("p7")).contains("email p7@example.org belongs to person p0");
        assertThat(people.find("p7")).isEmpty();
    }

    @Test
    void otherJobsFindNobodyAndFilterSelectsNobody() {
        Job country = change(to("Chile"));
        change(DELETION);

        assertThat(totals(change(to("Chad")))).isEqualTo(Map.of(Outcome.NOT_FOUND, 120L));
        assertThat(totals(change(DELETION))).isEqualTo(Map.of(Outcome.NOT_FOUND, 120L));
        assertThat(totals(undo(country))).isEqualTo(Map.of(Outcome.NOT_FOUND, 120L));
        Job filtered = run(fixture.submit(EngineFixture.by(EngineFixture.livingIn("Chile")), to("Chad")));
        assertThat(fixture.status(filtered).selected()).isZero();
        assertThat(fixture.values(PEOPLE, COUNTRY).values()).containsOnly(Value.of("Chile"));
    }

    @Test
    void redeliveredDeletionStillCountsEverybodyAsChanged() {
        Job deletion = fixture.submit(Selection.Ids.of(PEOPLE), DELETION);
        List<BatchMessage> messages = fixture.queue.take();
        fixture.deliver(messages);
        fixture.deliver(messages);

        assertThat(totals(fixture.status(deletion).job())).isEqualTo(Map.of(Outcome.CHANGED, 120L));
    }

    @Test
    void creationUnderDeletedIdWritesOnTheOldItemAfresh() {
        change(to(Path.attribute("city"), Value.of("Lima")));
        Job slow = fixture.submit(Selection.Ids.of(PEOPLE), to("Chad"));
        List<BatchMessage> late = fixture.queue.take();
        Job deletion = change(DELETION);
        long version = people.item("p7").version();

        people.create("p7", COUNTRY, "Cuba");

        Person again = people.item("p7");
        assertThat(again.version()).isEqualTo(version + 1);
        assertThat(again.value(Path.attribute("city")).isPresent()).isFalse();
        assertThat(again.registers().values()).allMatch(register -> register.by() == again.born());
        assertThat(people.holder("p7@example.org")).isEmpty();
        fixture.deliver(late);
        assertThat(fixture.outcomes(slow))
                .containsEntry("p7", "not_found created after this job was")
                .containsEntry("p8", "not_found deleted");
        assertThat(fixture.outcomes(undo(deletion)).get("p7")).startsWith("superseded written since by a later job");
        assertThat(people.find("p7").orElseThrow().value(COUNTRY)).isEqualTo(Value.of("Cuba"));
    }

    @Test
    void enrollmentUnderDeletedIdStartsAfreshToo() {
        change(DELETION);
        AdminCommand.Enroll enroll = new AdminCommand.Enroll(fixture.caller.tenant(), "p7", Map.of(), Map.of("3", "4"));

        assertThat(engine.administer().administer(enroll)).isEqualTo(new AdminCommand.Done());

        Person again = people.find("p7").orElseThrow();
        assertThat(again.value(COUNTRY).isPresent()).isFalse();
        assertThat(again.isIn("3")).isTrue();
        assertThat(again.version()).isEqualTo(3);
    }

    @Test
    void updateOfDeletedPersonIsNotFound() {
        change(DELETION);
        UpdatePerson.UpdateResult updated = engine.updatePerson()
                .update(AdminRequest.of(fixture.caller, fixture.deadline), "p7", to("Cuba"), _ -> true);

        assertThat(updated)
                .isEqualTo(new UpdatePerson.Refused(new Problem(Problem.Kind.NOT_FOUND, "there is no such person")));
    }

    @Test
    void mergeIntoAddressOfDeletedPersonCreatesAnother() {
        change(DELETION);

        CreateOrMergePerson.MergeResult merged = engine.createOrMergePerson()
                .merge(
                        AdminRequest.of(fixture.caller, fixture.deadline),
                        new Profile(
                                Map.of(), List.of("p7@example.org"), List.of(), List.of(), Map.of(), new HashMap<>()));

        assertThat(merged).isInstanceOf(CreateOrMergePerson.Created.class);
        assertThat(people.holder("p7@example.org").orElseThrow()).isNotEqualTo("p7");
    }

    @Test
    void credentialIsNotIssuedToDeletedPerson() {
        change(DELETION);
        CredentialType type = CredentialType.of("muster");
        AdminCommand.Issue issue = new AdminCommand.Issue(
                type, new Caller(fixture.caller.tenant(), "p7"), OptionalInt.empty(), Optional.empty());

        assertThat(engine.administer().administer(issue)).isInstanceOf(AdminCommand.Refused.class);
    }

    @Test
    void erasedPersonIsGoneForUndoToo() {
        Job deletion = change(DELETION);

        assertThat(people.erase("p7")).isEqualTo(new AdminCommand.Done());
        assertThat(people.erase("p7")).isInstanceOf(AdminCommand.Refused.class);

        assertThat(fixture.outcomes(undo(deletion))).containsEntry("p7", "not_found no such person");
        assertThat(people.erase("p8")).isEqualTo(new AdminCommand.Done());
        assertThat(people.holder("p8@example.org")).isEmpty();
        assertThat(people.listed(Optional.of("3")).people()).hasSize(118);
    }
}
