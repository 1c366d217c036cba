package dev.muster.testing.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowMode;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.people.CreateOrMergePerson.Created;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.ContactSet;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Profile;
import dev.muster.core.person.SharedAttributes;
import dev.muster.core.person.TextFolding;
import dev.muster.core.person.UniqueKey;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Selection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random changes of addresses and custom ids, in every way in and in every spelling. A model without registers and keys
 * gives the expected people; the holder of each key is the person that reads as having it (docs/design.md I12).
 */
class ContactHistoryTest {
    private static final int STEPS = 40;
    private static final List<String> ADDRESSES = List.of(
            "jo@x.org",
            "JO@x.org",
            "groß@x.org",
            "GROSS@x.org",
            "josé@x.org",
            "JOSE\u0301@x.org",
            "a@x.org",
            "b@x.org");
    private static final List<String> IDS = List.of("AbC-1", "abc-1", "ß", "SS");

    /** The expected values of a person, folded. */
    private record Held(Optional<String> primary, Set<String> addresses, Optional<String> customId) {
        static final Held NOTHING = new Held(Optional.empty(), Set.of(), Optional.empty());

        Held withPrimary(Optional<String> next) {
            Set<String> members = new TreeSet<>(addresses);
            primary.ifPresent(members::remove);
            next.ifPresent(members::add);
            return new Held(next, members, customId);
        }

        Held with(String address) {
            Set<String> members = new TreeSet<>(addresses);
            members.add(address);
            return new Held(primary, members, customId);
        }

        Held without(String address) {
            Set<String> members = new TreeSet<>(addresses);
            members.remove(address);
            return new Held(primary.filter(text -> !text.equals(address)), members, customId);
        }

        Held withCustomId(Optional<String> id) {
            return new Held(primary, addresses, id);
        }

        Set<UniqueKey> keys() {
            return Stream.concat(
                            addresses.stream().map(UniqueKey::email),
                            customId.stream().map(UniqueKey::customId))
                    .collect(Collectors.toSet());
        }
    }

    private final EngineFixture engineFixture = new EngineFixture(new MemoryStores());
    private final FileFixture files = new FileFixture(engineFixture);
    private final Tenant tenant = engineFixture.caller.tenant();
    private final Map<String, Held> model = new TreeMap<>();
    private Random random = new Random(0);

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyKeyBelongsToThePersonThatReadsSo(int seed) {
        random = new Random(seed);
        engineFixture.store(Map.of("1", "DE", "2", "DE", "3", "DE"));
        List.of("1", "2", "3").forEach(id -> model.put(id, Held.NOTHING));
        for (int step = 0; step < STEPS; step++) {
            step();
            check(seed + "/" + step);
        }
    }

    private void step() {
        switch (random.nextInt(4)) {
            case 0 -> jobAndUndo(Integer.toString(1 + random.nextInt(3)));
            case 1 -> update(Integer.toString(1 + random.nextInt(3)));
            case 2 -> merge();
            default -> file(Integer.toString(1 + random.nextInt(3)));
        }
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Returns assignments of distinct values, and the person after them. */
    private Map.Entry<List<Assignment>, Held> change(Held before) {
        List<Assignment> assignments = new ArrayList<>();
        Held after = before;
        boolean primaryIsSet = false;
        Set<String> used = new TreeSet<>();
        for (int number = 0; number <= random.nextInt(3); number++) {
            String address = one(ADDRESSES);
            int kind = random.nextInt(5);
            if (kind == 0) {
                Optional<String> id = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(one(IDS));
                assignments.add(
                        SharedAttributes.set("custom_id", id.map(Value::of).orElse(Value.NOTHING)));
                after = after.withCustomId(id.map(TextFolding::fold));
            } else if (kind < 3 && !primaryIsSet) {
                Optional<String> next = kind == 1 ? Optional.empty() : Optional.of(address);
                assignments.add(
                        SharedAttributes.set("email", next.map(Value::of).orElse(Value.NOTHING)));
                after = after.withPrimary(next.map(TextFolding::fold));
                primaryIsSet = true;
            } else if (used.add(TextFolding.fold(address))) {
                assignments.add(
                        kind == 3
                                ? SharedAttributes.add(ContactSet.EMAIL_ADDRESSES, address)
                                : SharedAttributes.remove(ContactSet.EMAIL_ADDRESSES, address));
                after = kind == 3 ? after.with(TextFolding.fold(address)) : after.without(TextFolding.fold(address));
            }
        }
        return Map.entry(assignments, after);
    }

    private boolean isFree(String id, Held wanted) {
        return model.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(id))
                .allMatch(entry -> Collections.disjoint(entry.getValue().keys(), wanted.keys()));
    }

    private Held held(String id) {
        return model.getOrDefault(id, Held.NOTHING);
    }

    private void expect(String id, Held wanted) {
        if (isFree(id, wanted)) {
            model.put(id, wanted);
        }
    }

    private void jobAndUndo(String id) {
        Held before = held(id);
        Map.Entry<List<Assignment>, Held> change = change(before);
        if (change.getKey().isEmpty()) {
            return;
        }
        Job job = engineFixture.submit(Selection.Ids.of(List.of(id)), new Change.Assignments(change.getKey()));
        engineFixture.run();
        expect(id, change.getValue());
        if (random.nextInt(3) == 0) {
            check("before undo");
            EngineFixture.accepted(engineFixture.undo(job, JobOptions.DEFAULT));
            engineFixture.run();
            model.put(id, before);
        }
    }

    private RequestContext context() {
        return AdminRequest.of(engineFixture.caller, engineFixture.deadline);
    }

    private Engine engine() {
        return new Engine(engineFixture.ports.within(engineFixture.deadline));
    }

    private void update(String id) {
        Map.Entry<List<Assignment>, Held> change = change(held(id));
        engine().updatePerson().update(context(), id, new Change.Assignments(change.getKey()), _ -> true);
        expect(id, change.getValue());
    }

    private void merge() {
        List<String> addresses = List.of(one(ADDRESSES), one(ADDRESSES));
        Set<String> folded = addresses.stream().map(TextFolding::fold).collect(Collectors.toCollection(TreeSet::new));
        List<String> holders = model.entrySet().stream()
                .filter(entry -> !Collections.disjoint(entry.getValue().addresses(), folded))
                .map(Map.Entry::getKey)
                .toList();
        Profile profile = new Profile(Map.of(), addresses, List.of(), List.of(), Map.of(), Map.of());
        var result = engine().createOrMergePerson().merge(context(), profile);
        if (holders.size() < 2) {
            String id = result instanceof Created(Person person) ? person.id() : holders.getFirst();
            Held before = held(id);
            Held after = before.primary().isPresent()
                    ? before
                    : before.withPrimary(Optional.of(TextFolding.fold(addresses.getFirst())));
            for (String address : folded) {
                after = after.with(address);
            }
            assertThat(result instanceof Created).isEqualTo(holders.isEmpty());
            model.put(id, after);
        }
    }

    private void file(String id) {
        boolean isAddress = random.nextBoolean();
        String value = isAddress ? one(ADDRESSES) : one(IDS);
        Assignment assignment = SharedAttributes.set(isAddress ? "email" : "custom_id", Value.of(value));
        files.send(
                FilePeopleFixture.by(MatchKey.ID, RowMode.UPSERT), List.of(FilePeopleFixture.row(1, id, assignment)));
        engineFixture.run();
        Optional<String> folded = Optional.of(TextFolding.fold(value));
        expect(id, isAddress ? held(id).withPrimary(folded) : held(id).withCustomId(folded));
    }

    private void check(String step) {
        Map<String, Person> people = engineFixture.ports.people().loadLatest(tenant, model.keySet());
        Map<String, Held> found = new TreeMap<>();
        people.forEach((id, person) -> found.put(id, read(person)));
        assertThat(found).as(step).isEqualTo(model);
        Map<UniqueKey, String> expected = new HashMap<>();
        model.forEach((id, held) -> held.keys().forEach(key -> expected.put(key, id)));
        Set<UniqueKey> all = Stream.concat(
                        ADDRESSES.stream().map(UniqueKey::email), IDS.stream().map(UniqueKey::customId))
                .collect(Collectors.toSet());
        assertThat(engineFixture.ports.people().holders(tenant, all)).as(step).isEqualTo(expected);
    }

    private static Held read(Person person) {
        return new Held(
                ContactSet.text(person.value(Path.attribute("email"))).map(TextFolding::fold),
                ContactSet.EMAIL_ADDRESSES.members(person).stream()
                        .map(TextFolding::fold)
                        .collect(Collectors.toCollection(TreeSet::new)),
                ContactSet.text(person.value(Path.attribute("custom_id"))).map(TextFolding::fold));
    }
}
