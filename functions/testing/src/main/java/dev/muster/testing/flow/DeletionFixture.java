package dev.muster.testing.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.engine.Engine;
import dev.muster.core.flow.admin.AdminCommand;
import dev.muster.core.flow.people.FindPeople;
import dev.muster.core.flow.people.Import;
import dev.muster.core.person.ImportRow;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.UniqueKey;
import dev.muster.core.person.Value;
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

    DeletionFixture(EngineStores stores) {
        fixture = new EngineFixture(stores);
        engine = new Engine(fixture.ports.within(fixture.deadline));
        engine.administer().administer(new AdminCommand.AddOrganization(fixture.caller.tenant(), "3"));
        assertThat(store(PEOPLE.stream().map(DeletionFixture::row).toList()))
                .allMatch(result -> result.outcome() == Import.Outcome.CREATED);
    }

    static ImportRow row(String id) {
        return row(id, Map.of("country", Value.of("Peru"), "email", Value.of(id + "@example.org")));
    }

    static ImportRow row(String id, Map<String, Value> attributes) {
        return new ImportRow(
                PEOPLE.indexOf(id) + 1,
                id,
                Optional.of(attributes),
                Optional.of(Map.of("3", Map.of("permission_id", Value.of("2")))));
    }

    List<Import.RowResult> store(List<ImportRow> rows) {
        return engine.importPeople().store(AdminRequest.of(fixture.caller, fixture.deadline), rows);
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
