package dev.muster.aws.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.stores.TestClients;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Decision;
import dev.muster.core.person.Path;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.Register;
import dev.muster.core.person.Value;
import dev.muster.embedded.meter.Meter;
import dev.muster.embedded.meter.MeteredUsage;
import dev.muster.testing.contract.SampleData;
import dev.muster.testing.flow.AdminRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests what a person who has been changed many times weighs and costs. Prints the figures of docs/figures.md. */
class PersonWeightTest {
    /** The sequence of a job of a tenant that has run many. */
    private static final long FIRST = 1_000_000;
    /** Write units of the largest item that DynamoDB stores. */
    private static final int MAX_ITEM_UNITS = 400;

    private static final People PEOPLE = new DynamoPeople(TestClients.sound().people());
    private static final Map<String, String> CONTACT = new TreeMap<>(Map.of(
            "first_name", "Maria",
            "last_name", "Fernandez",
            "gender", "female",
            "country", "Philippines",
            "city", "Springfield",
            "zip", "8000",
            "email", "maria.fernandez@example.org",
            "email_addresses/maria.fernandez@example.org", "true",
            "phone_number", "+63 82 555 0100",
            "phone_numbers/+63 82 555 0100", "true"));

    private final Tenant tenant = SampleData.tenant();
    private long sequence = FIRST;

    private Person created() {
        return Person.create("300018", sequence).write(List.of(), sequence, Instant.EPOCH);
    }

    /** Writes every register of a contact six times, and undoes four of the writes. */
    @Test
    void contactCostsThreeUnitsWithEveryStackFull() {
        Person person = created();
        List<Long> jobs = new ArrayList<>();
        for (int time = 0; time < 6; time++) {
            person = apply(person, contact(time));
            jobs.add(sequence);
            printAndSave("every register written " + (time + 1) + " times", person);
        }
        for (int time = 5; time > 1; time--) {
            person = apply(person, new Change.Revert(jobs.get(time), List.of()));
        }
        assertThat(printAndSave("and undone four times", person)).isLessThanOrEqualTo(3);
    }

    /** Writes one register of a contact again and again: the stacks of the others stay empty. */
    @Test
    void contactCostsOneUnitHoweverOftenOneRegisterIsWritten() {
        Person person = apply(created(), contact(0));
        for (int time = 0; time < 1_000; time++) {
            person = apply(person, set("country", "country " + time));
        }
        assertThat(printAndSave("one register written 1,000 times", person)).isEqualTo(1);
    }

    @Test
    void largestPersonFitsIntoAnItemWithEveryStackFull() {
        for (int length : List.of(1, 20, 1_000)) {
            String value = "v".repeat(length);
            assertThat(printAndSave("largest, four earlier values of " + length + " bytes", full(value, false)))
                    .isLessThan(MAX_ITEM_UNITS);
            assertThat(printAndSave("largest, four undone values of " + length + " bytes", full(value, true)))
                    .isLessThan(MAX_ITEM_UNITS);
        }
    }

    /** Returns a person with as many registers as fit, each with a full stack. */
    private static Person full(String text, boolean isUndone) {
        Value value = Value.of(text);
        List<Register.Earlier> earlier = IntStream.rangeClosed(1, 4)
                .mapToObj(back -> new Register.Earlier(value, FIRST - back))
                .toList();
        List<Register.Undone> undone = IntStream.rangeClosed(1, 4)
                .mapToObj(back -> new Register.Undone(value, FIRST - back, FIRST + 5 - back))
                .toList();
        Register register = new Register(
                value,
                FIRST + 4,
                isUndone ? FIRST - 9 : FIRST + 4,
                isUndone ? List.of() : earlier,
                isUndone ? undone : List.of());
        Map<Path, Register> registers = new TreeMap<>();
        Person person;
        do {
            registers.put(Path.attribute("a" + registers.size()), register);
            person = new Person("full", FIRST - 10, 1, Instant.EPOCH, registers);
        } while (person.bytes() + 2L * (text.length() + 16) * 5 < Person.BYTES);
        return person;
    }

    private Person apply(Person person, Change change) {
        sequence++;
        return Decision.of(Optional.of(person), change, AdminRequest.RIGHTS, sequence, Instant.EPOCH)
                .write()
                .orElseThrow();
    }

    private static Change contact(int time) {
        List<Assignment> assignments = new ArrayList<>();
        CONTACT.forEach((path, value) -> assignments.add(new Assignment(new Path(path), value(value, time))));
        return new Change.Assignments(assignments);
    }

    private static Value value(String text, int time) {
        return text.equals("true") ? Value.of(time % 2 == 0) : Value.of(text.substring(1) + time);
    }

    private static Change set(String attribute, String value) {
        return new Change.Assignments(List.of(new Assignment(Path.attribute(attribute), Value.of(value))));
    }

    /** Saves the person as a new one. Returns the write units. */
    private long printAndSave(String label, Person person) {
        Person first = new Person(label, person.born(), 1, person.updated(), person.registers());
        MeteredUsage before = Meter.snapshot();
        assertThat(PEOPLE.save(tenant, List.of(first))).isEmpty();
        long units = Meter.snapshot().minus(before).writeUnits("PeopleTable");
        System.out.printf(
                "%s: %d registers, %,d bytes, %d write units%n",
                label, person.registers().size(), person.bytes(), units);
        assertThat(PEOPLE.load(tenant, List.of(label))).isEqualTo(Map.of(label, first));
        return units;
    }
}
