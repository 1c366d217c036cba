package dev.muster.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The assignments that follow from a change of a primary address or of its set (docs/design.md ruling 9). */
class DerivedAssignmentsTest {
    private static final Path EMAIL = Path.attribute("email");
    private static final Rights ADMIN = Rights.of(new CallerRights("1", Set.of("3"), Set.of()));

    private static Person person(Assignment... assignments) {
        Person person = Person.create("7", 1);
        return person.write(SharedAttributes.writes(person, List.of(assignments)), 1, Instant.EPOCH);
    }

    private static Assignment email(String address) {
        return SharedAttributes.set("email", Value.of(address));
    }

    private static Assignment add(String address) {
        return SharedAttributes.add(ContactSet.EMAIL_ADDRESSES, address);
    }

    private static Assignment remove(String address) {
        return SharedAttributes.remove(ContactSet.EMAIL_ADDRESSES, address);
    }

    private static final Assignment CLEAR = SharedAttributes.set("email", Value.NOTHING);

    private static Decision decide(Person person, long sequence, Assignment... assignments) {
        return Decision.of(
                Optional.of(person),
                new Change.Assignments(Arrays.asList(assignments)),
                ADMIN,
                sequence,
                Instant.EPOCH);
    }

    private static Person apply(Person person, Assignment... assignments) {
        return decide(person, 5, assignments).write().orElse(person);
    }

    private static List<String> addresses(Person person) {
        return ContactSet.EMAIL_ADDRESSES.members(person);
    }

    @Test
    void newPrimaryAddressReplacesOldOne() {
        Person person = apply(person(email("old@x.org"), add("other@x.org")), email("New@x.org"));

        assertThat(person.value(EMAIL)).isEqualTo(Value.of("New@x.org"));
        assertThat(addresses(person)).containsExactly("new@x.org", "other@x.org");
        assertThat(UniqueKey.of(person))
                .containsExactlyInAnyOrder(UniqueKey.email("new@x.org"), UniqueKey.email("other@x.org"));
    }

    @Test
    void clearingPrimaryAddressRemovesItFromTheSet() {
        Person person = apply(person(email("old@x.org"), add("other@x.org")), CLEAR);

        assertThat(person.value(EMAIL)).isEqualTo(Value.NOTHING);
        assertThat(addresses(person)).containsExactly("other@x.org");
    }

    @Test
    void removingPrimaryAddressFromTheSetClearsIt() {
        Person person = apply(person(email("Old@x.org"), add("other@x.org")), remove("OLD@X.org"));

        assertThat(person.value(EMAIL)).isEqualTo(Value.NOTHING);
        assertThat(addresses(person)).containsExactly("other@x.org");
    }

    @Test
    void otherAddressBecomesPrimaryAndStaysInTheSet() {
        Person person = apply(person(email("old@x.org"), add("other@x.org")), email("other@x.org"));

        assertThat(addresses(person)).containsExactly("other@x.org");
        assertThat(person.register(new Path("email_addresses/other@x.org")).by())
                .isEqualTo(1);
    }

    @Test
    void addedAddressIsNotPrimary() {
        assertThat(apply(person(), add("a@x.org")).value(EMAIL)).isEqualTo(Value.NOTHING);
        assertThat(addresses(apply(person(email("p@x.org")), add("a@x.org")))).containsExactly("a@x.org", "p@x.org");
    }

    @Test
    void assignmentsWorkOneAfterAnother() {
        Person person = person(email("old@x.org"));

        assertThat(addresses(apply(person, email("new@x.org"), add("old@x.org"))))
                .containsExactly("new@x.org", "old@x.org");
        assertThat(addresses(apply(person, add("a@x.org"), email("a@x.org"), email("b@x.org"))))
                .containsExactly("a@x.org", "b@x.org");
        assertThat(apply(person, email("new@x.org"), remove("new@x.org")).value(EMAIL))
                .isEqualTo(Value.NOTHING);
        assertThat(apply(person, remove("old@x.org"), email("old@x.org"))).isSameAs(person);
        assertThat(addresses(apply(person, add("groß@x.org"), remove("GROSS@x.org"))))
                .containsExactly("old@x.org");
        assertThat(decide(person, 5, add("groß@x.org"), remove("GROSS@x.org")).outcome())
                .isEqualTo(Outcome.UNCHANGED);
        assertThat(addresses(apply(person, CLEAR, email("c@x.org")))).containsExactly("c@x.org");
    }

    @Test
    void recognizesMemberInOtherSpelling() {
        Person person = person(email("Groß@x.org"), add("jose\u0301@x.org"));

        assertThat(decide(person, 5, add("GROSS@x.org"), add("JOSÉ@x.org")).outcome())
                .isEqualTo(Outcome.UNCHANGED);
        assertThat(addresses(apply(person, remove("JOSE\u0301@x.org")))).containsExactly("groß@x.org");
        Person respelled = apply(person, email("gross@x.org"));
        assertThat(respelled.value(EMAIL)).isEqualTo(Value.of("gross@x.org"));
        assertThat(addresses(respelled)).hasSize(2);
    }

    /** Earlier versions could store one member in two spellings, and a primary address that is in no set. */
    @Test
    void removesMemberInEverySpelling() {
        Person person = Person.create("7", 1)
                .write(
                        List.of(
                                new Assignment(EMAIL, Value.of("GROSS@x.org")),
                                new Assignment(new Path("email_addresses/groß@x.org"), Value.of(true)),
                                new Assignment(new Path("email_addresses/gross@x.org"), Value.of(true))),
                        1,
                        Instant.EPOCH);

        assertThat(UniqueKey.of(apply(person, remove("Groß@x.org")))).isEmpty();
        assertThat(UniqueKey.of(apply(person, CLEAR))).isEmpty();
        assertThat(addresses(apply(person, email("new@x.org")))).containsExactly("new@x.org");
        Person alone =
                Person.create("7", 1).write(List.of(new Assignment(EMAIL, Value.of("a@x.org"))), 1, Instant.EPOCH);
        assertThat(UniqueKey.of(apply(alone, remove("a@x.org")))).isEmpty();
        assertThat(decide(alone, 5, add("A@x.org")).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void derivedWriteComesOnlyWithItsRegister() {
        Person later =
                decide(person(email("old@x.org")), 6, email("b@x.org")).write().orElseThrow();
        Decision late = decide(later, 5, email("a@x.org"));

        assertThat(late.outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(late.write()).isEmpty();
        Decision partly = decide(later, 5, email("a@x.org"), add("c@x.org"));
        assertThat(addresses(partly.write().orElseThrow())).containsExactly("b@x.org", "c@x.org");
    }

    @Test
    void derivedWriteLeavesRegisterOfLaterJob() {
        Person person = decide(person(email("old@x.org")), 6, remove("new@x.org"), add("old@x.org"), add("x@x.org"))
                .write()
                .orElseThrow();
        Person removedLater = decide(decide(person, 7, add("y@x.org")).write().orElseThrow(), 8, remove("y@x.org"))
                .write()
                .orElseThrow();
        Person late = decide(removedLater, 5, email("y@x.org")).write().orElseThrow();

        assertThat(late.register(new Path("email_addresses/y@x.org")).by()).isEqualTo(8);
        assertThat(addresses(late)).contains("y@x.org");
    }

    @Test
    void repeatedDecisionWritesNothing() {
        Person once = apply(person(email("old@x.org")), email("new@x.org"), add("old@x.org"), remove("z@x.org"));

        assertThat(decide(once, 5, email("new@x.org"), add("old@x.org"), remove("z@x.org")))
                .isEqualTo(new Decision(Outcome.CHANGED, "", Optional.empty()));
    }

    @Test
    void undoTakesBackWhatFollowed() {
        Person before = person(email("old@x.org"), add("other@x.org"));
        Person after = apply(before, email("new@x.org"), remove("other@x.org"));
        Person undone = Decision.of(
                        Optional.of(after),
                        new Change.Revert(5, List.of(EMAIL, new Path("email_addresses/other@x.org"))),
                        ADMIN,
                        6,
                        Instant.EPOCH)
                .write()
                .orElseThrow();

        assertThat(undone.value(EMAIL)).isEqualTo(before.value(EMAIL));
        assertThat(addresses(undone)).isEqualTo(addresses(before));
        assertThat(UniqueKey.of(undone)).isEqualTo(UniqueKey.of(before));
    }

    @Test
    void phoneNumbersWorkTheSameWay() {
        Person person = person(SharedAttributes.set("phone_number", Value.of(" 0171 1 ")));
        Person changed = apply(person, SharedAttributes.set("phone_number", Value.of("0172 2")));

        assertThat(ContactSet.PHONE_NUMBERS.members(person)).containsExactly("0171 1");
        assertThat(ContactSet.PHONE_NUMBERS.members(changed)).containsExactly("0172 2");
    }

    @Test
    void limitsMembersOfASet() {
        Assignment[] fifty = IntStream.range(0, 50)
                .mapToObj(number -> add("a" + number + "@x.org"))
                .toArray(Assignment[]::new);
        Person full = person(fifty);

        Decision refused = decide(full, 5, add("one@more.org"));
        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.reason()).isEqualTo("email_addresses would have 51 members; the limit is 50");
        assertThat(decide(full, 5, email("one@more.org")).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(decide(full, 5, remove("a0@x.org"), email("one@more.org")).outcome())
                .isEqualTo(Outcome.CHANGED);
        assertThat(decide(full, 5, email("a7@x.org")).outcome()).isEqualTo(Outcome.CHANGED);
        Map<Path, Register> more = new HashMap<>(full.registers());
        more.put(new Path("email_addresses/old@x.org"), new Register(Value.of(true), 1, Value.NOTHING));
        Person above = new Person("7", 1, 1, Instant.EPOCH, more);
        assertThat(decide(above, 5, remove("a0@x.org")).outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(decide(above, 5, new Assignment(Path.attribute("city"), Value.of("Cebu")))
                        .outcome())
                .isEqualTo(Outcome.CHANGED);
    }

    @Test
    void limitsKeysThatMoveAtOnce() {
        Assignment[] old = IntStream.range(0, 50)
                .mapToObj(number -> add("a" + number + "@x.org"))
                .toArray(Assignment[]::new);
        Assignment[] swapped = IntStream.range(0, 100)
                .mapToObj(number -> number < 50 ? remove("a" + number + "@x.org") : add("b" + number + "@x.org"))
                .toArray(Assignment[]::new);

        assertThat(decide(person(old), 5, swapped).reason())
                .isEqualTo("100 unique values would move in one write; the limit is 99");
    }
}
