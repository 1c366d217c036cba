package dev.muster.aws.person;

import dev.muster.aws.call.Backoff;
import dev.muster.aws.call.InFlight;
import dev.muster.aws.call.PartlyDone;
import dev.muster.aws.table.Item;
import dev.muster.aws.table.Key;
import dev.muster.aws.table.Query;
import dev.muster.aws.table.Table;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.Guard;
import dev.muster.core.person.Guarded;
import dev.muster.core.person.Hindrance;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.Scan;
import dev.muster.core.person.Slot;
import dev.muster.core.time.Deadline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** The people in the People table, spread over the slots of their tenant. */
public final class DynamoPeople implements People {
    private final Table table;
    private final Statements statements;

    public DynamoPeople(Table table) {
        this.table = table;
        this.statements = new Statements(table.name());
    }

    @Override
    public Map<String, Person> load(Tenant tenant, Collection<String> ids, Deadline deadline) {
        return byId(table.read(keys(tenant, ids), deadline));
    }

    @Override
    public Map<String, Person> loadLatest(Tenant tenant, Collection<String> ids, Deadline deadline) {
        return byId(table.readLatest(keys(tenant, ids), deadline));
    }

    @Override
    public Map<String, Person> loadStretch(Tenant tenant, Collection<String> ids, boolean latest, Deadline deadline) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Set<String> wanted = Set.copyOf(ids);
        int slot = Slot.of(ids.iterator().next());
        return byId(
                Query.between(PersonItem.partition(tenant, slot), Collections.min(ids), Collections.max(ids), latest)
                        .items(table, deadline)
                        .filter(item -> wanted.contains(item.key().sk()))
                        .toList());
    }

    private static List<Key> keys(Tenant tenant, Collection<String> ids) {
        return ids.stream().map(id -> PersonItem.key(tenant, id)).toList();
    }

    private static Map<String, Person> byId(List<Item> items) {
        return items.stream().map(PersonItem::decode).collect(Collectors.toMap(Person::id, Function.identity()));
    }

    @Override
    public Set<String> save(Tenant tenant, Collection<Person> people, Deadline deadline) {
        // Two versions of one person in one call would be in each other's way; this tells whose mistake it is.
        if (people.stream().map(Person::id).distinct().count() < people.size()) {
            throw new IllegalArgumentException("a person is to be written twice at once");
        }
        return InFlight.each(Statements.chunks(people), chunk -> saveChunk(tenant, chunk, deadline)).stream()
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> saveChunk(Tenant tenant, List<Person> people, Deadline deadline) {
        Backoff backoff = table.backoff(deadline);
        Set<String> conflicts = new HashSet<>();
        List<Person> open = people;
        while (!open.isEmpty()) {
            List<BatchStatementResponse> answers = execute(tenant, open, backoff);
            List<Person> again = new ArrayList<>();
            for (int number = 0; number < answers.size(); number++) {
                Person person = open.get(number);
                switch (verdict(answers.get(number))) {
                    case WRITTEN -> {}
                    case CONFLICT -> conflicts.add(person.id());
                    case AGAIN -> again.add(person);
                }
            }
            open = again;
            if (!open.isEmpty()) {
                backoff.pause(new PartlyDone(open.size(), "statements"));
            }
        }
        return conflicts;
    }

    private List<BatchStatementResponse> execute(Tenant tenant, List<Person> people, Backoff backoff) {
        List<BatchStatementRequest> writes =
                people.stream().map(person -> statements.write(tenant, person)).toList();
        return backoff.call(() -> table.client().batchExecuteStatement(batch -> batch.statements(writes)))
                .responses();
    }

    private enum Verdict {
        WRITTEN,
        CONFLICT,
        AGAIN
    }

    private static Verdict verdict(BatchStatementResponse answer) {
        BatchStatementError error = answer.error();
        if (error == null) {
            return Verdict.WRITTEN;
        }
        return switch (error.code()) {
            case CONDITIONAL_CHECK_FAILED, DUPLICATE_ITEM -> Verdict.CONFLICT;
            case THROTTLING_ERROR,
                    REQUEST_LIMIT_EXCEEDED,
                    PROVISIONED_THROUGHPUT_EXCEEDED,
                    TRANSACTION_CONFLICT,
                    INTERNAL_SERVER_ERROR -> Verdict.AGAIN;
            case VALIDATION_ERROR,
                    ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED,
                    RESOURCE_NOT_FOUND,
                    ACCESS_DENIED,
                    UNKNOWN_TO_SDK_VERSION ->
                throw DynamoDbException.builder()
                        .message("a person was not written: " + error.codeAsString() + " " + error.message())
                        .build();
        };
    }

    @Override
    public void enroll(Tenant tenant, Map<String, Set<String>> joins, Deadline deadline) {
        List<Item> rows = new ArrayList<>();
        joins.forEach((organization, ids) ->
                ids.forEach(id -> rows.add(Item.at(new Key(PersonItem.roster(tenant, organization, Slot.of(id)), id))
                        .build())));
        table.putAll(rows, deadline);
    }

    @Override
    public Scan scan(Tenant tenant, Optional<String> organization, int slot, String after, Deadline deadline) {
        Scanning scanning = new Scanning(table, tenant, slot);
        return organization
                .map(id -> scanning.people(id, after, deadline))
                .orElseGet(() -> scanning.people(after, deadline));
    }

    @Override
    public Map<String, Hindrance> saveGuarded(Tenant tenant, Collection<Guarded> people, Deadline deadline) {
        GuardedSave saving = new GuardedSave(table, tenant);
        Map<String, Hindrance> hindered = new HashMap<>();
        // One after the other: of two who want one value, the same gets it as when all is only rehearsed.
        people.forEach(guarded -> saving.save(guarded, deadline)
                .ifPresent(hindrance -> hindered.put(guarded.person().id(), hindrance)));
        return hindered;
    }

    @Override
    public Map<Guard, String> holders(Tenant tenant, Collection<Guard> guards, Deadline deadline) {
        Map<Key, Guard> byKey = new HashMap<>();
        guards.forEach(guard -> byKey.put(GuardItem.key(tenant, guard), guard));
        return table.readLatest(byKey.keySet(), deadline).stream()
                .collect(Collectors.toMap(item -> byKey.get(item.key()), GuardItem::holder));
    }
}
