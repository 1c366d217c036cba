package dev.muster.testing.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.engine.Engine;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowMode;
import dev.muster.core.flow.admin.AdminCommand;
import dev.muster.core.flow.people.FindPeople;
import dev.muster.core.job.Job;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.UniqueKey;
import dev.muster.core.person.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** People of one tenant with addresses, all in one organization, and what can be read of them. */
final class DeletionFixture {
    static final List<String> PEOPLE =
            IntStream.range(0, 120).mapToObj(number -> "p" + number).toList();

    final EngineFixture fixture;
    final Engine engine;
    private final FileFixture files;

    DeletionFixture(EngineStores stores) {
        fixture = new EngineFixture(stores);
        engine = new Engine(fixture.ports.within(fixture.deadline));
        files = new FileFixture(fixture);
        assertThat(created(PEOPLE.stream().map(DeletionFixture::row).toList())).isEqualTo(PEOPLE.size());
    }

    private static FileRow row(String id) {
        return row(
                id,
                new Assignment(EngineFixture.COUNTRY, Value.of("Peru")),
                new Assignment(Path.attribute("email"), Value.of(id + "@example.org")));
    }

    private static FileRow row(String id, Assignment... assignments) {
        List<Assignment> all = new ArrayList<>(Arrays.asList(assignments));
        all.add(new Assignment(Path.permission("3"), Value.of("2")));
        return FilePeopleFixture.row(PEOPLE.indexOf(id) + 1, id, all.toArray(Assignment[]::new));
    }

    /** Creates a person in the organization by a file. */
    void create(String id, Path attribute, String value) {
        assertThat(created(List.of(row(id, new Assignment(attribute, Value.of(value))))))
                .isOne();
    }

    /** Returns the number of people that a file of these rows creates. */
    private long created(List<FileRow> rows) {
        Job job = files.send(FilePeopleFixture.by(MatchKey.ID, RowMode.UPSERT), rows);
        fixture.run();
        return fixture.status(job).totals().of(Outcome.CREATED);
    }

    FindPeople.Page listed(Optional<String> organization) {
        return engine.findPeople()
                .page(
                        fixture.caller.tenant(),
                        EngineFixture.livingIn("Peru"),
                        organization,
                        FindPeople.Position.FIRST,
                        1_000);
    }

    Optional<Person> find(String id) {
        return engine.findPeople().find(fixture.caller.tenant(), id);
    }

    Person item(String id) {
        return Optional.ofNullable(fixture.ports
                        .people()
                        .loadLatest(fixture.caller.tenant(), List.of(id))
                        .get(id))
                .orElseThrow();
    }

    Optional<String> holder(String address) {
        UniqueKey key = UniqueKey.email(address);
        return Optional.ofNullable(fixture.ports
                .people()
                .holders(fixture.caller.tenant(), List.of(key))
                .get(key));
    }

    /** Returns everything that can be read of the people: their values, and the holders of their addresses. */
    Map<String, String> dump() {
        Map<String, String> dump = new TreeMap<>();
        engine.findPeople().load(fixture.caller.tenant(), PEOPLE).forEach((id, person) -> {
            Map<Path, Value> values = new TreeMap<>();
            person.registers().forEach((path, register) -> values.put(path, register.value()));
            dump.put(id, person.born() + " " + values);
        });
        PEOPLE.forEach(id -> holder(id + "@example.org").ifPresent(holder -> dump.put(id + "@", holder)));
        listed(Optional.of("3")).people().forEach(person -> dump.put("roster " + person.id(), ""));
        return dump;
    }

    AdminCommand.AdminResult erase(String id) {
        return engine.administer().administer(new AdminCommand.ErasePerson(fixture.caller.tenant(), id));
    }
}
