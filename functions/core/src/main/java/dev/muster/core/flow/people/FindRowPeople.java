package dev.muster.core.flow.people;

import dev.muster.core.access.Access;
import dev.muster.core.access.Tenant;
import dev.muster.core.file.FoundPeople;
import dev.muster.core.file.RowIndex;
import dev.muster.core.flow.Ports;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.UniqueValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the people to whom the rows of a file refer, for the plan of the file. */
public final class FindRowPeople {
    /** Keys or people in one read, which bounds the memory of people that are read for their keys alone. */
    private static final int AT_ONCE = 1_000;

    private final People people;
    private final Access access;
    private final UniqueKeyHolders uniqueKeyHolders;

    public FindRowPeople(Ports ports) {
        this.people = ports.people();
        this.access = ports.access();
        this.uniqueKeyHolders = new UniqueKeyHolders(ports.people());
    }

    /**
     * Reads the people of the rows. A key that has just moved may name its former holder, unless the file creates people
     * only: the worker checks the key, and refuses the row.
     */
    public FoundPeople find(Tenant tenant, RowIndex index) {
        Map<UniqueValue, String> holders = new HashMap<>();
        inChunks(
                index.keys(),
                some -> holders.putAll(
                        index.createsOnly()
                                ? uniqueKeyHolders.find(tenant, some)
                                : uniqueKeyHolders.findRecent(tenant, some)));
        Set<String> ids = index.ids(holders);
        inChunks(index.claims(), some -> holders.putAll(uniqueKeyHolders.find(tenant, some)));
        Map<String, String> present = new HashMap<>();
        inChunks(
                ids.stream(),
                some -> people.loadLatest(tenant, some).values().stream()
                        .filter(Person::exists)
                        .forEach(person -> present.put(person.id(), index.keyOf(person))));
        Set<String> organizations = index.organizations().stream()
                .filter(organization -> access.hasOrganization(tenant, organization))
                .collect(Collectors.toUnmodifiableSet());
        return new FoundPeople(holders, present, organizations);
    }

    private static <T> void inChunks(Stream<T> all, Consumer<List<T>> action) {
        List<T> chunk = new ArrayList<>();
        all.forEach(one -> {
            chunk.add(one);
            if (chunk.size() == AT_ONCE) {
                action.accept(List.copyOf(chunk));
                chunk.clear();
            }
        });
        if (!chunk.isEmpty()) {
            action.accept(chunk);
        }
    }
}
