package dev.muster.aws.person;

import dev.muster.aws.call.Backoff;
import dev.muster.aws.call.DeadlineExceeded;
import dev.muster.aws.call.Parallel;
import dev.muster.aws.call.UnprocessedItems;
import dev.muster.aws.table.DynamoTable;
import dev.muster.aws.table.ItemKey;
import dev.muster.aws.table.ItemQuery;
import dev.muster.aws.table.TableItem;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.PeoplePage;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonErasure;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.person.Slot;
import dev.muster.core.person.SlotsRead;
import dev.muster.core.person.UniqueKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** The people in the People table, spread over the slots of their tenant. */
public final class DynamoPeople implements People {
    private static final int SLOTS_AT_ONCE = 8;

    private final DynamoTable table;
    private final PersonStatements personStatements;

    public DynamoPeople(DynamoTable table) {
        this.table = table;
        this.personStatements = new PersonStatements(table.name());
    }

    @Override
    public Map<String, Person> load(Tenant tenant, Collection<String> ids) {
        return byId(table.read(keys(tenant, ids)));
    }

    @Override
    public Map<String, Person> loadLatest(Tenant tenant, Collection<String> ids) {
        return byId(table.readLatest(keys(tenant, ids)));
    }

    @Override
    public Map<String, Person> loadRange(Tenant tenant, Collection<String> ids, boolean latest) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Set<String> wanted = Set.copyOf(ids);
        int slot = Slot.of(ids.iterator().next());
        return byId(ItemQuery.between(
                        PersonItem.partition(tenant, slot), Collections.min(ids), Collections.max(ids), latest)
                .items(table)
                .filter(item -> wanted.contains(item.key().sk()))
                .toList());
    }

    private static List<ItemKey> keys(Tenant tenant, Collection<String> ids) {
        return ids.stream().map(id -> PersonItem.key(tenant, id)).toList();
    }

    private static Map<String, Person> byId(List<TableItem> items) {
        return items.stream().map(PersonItem::decode).collect(Collectors.toMap(Person::id, Function.identity()));
    }

    @Override
    public Set<String> save(Tenant tenant, Collection<Person> people) {
        // Two versions of one person would conflict with each other. This check shows that the caller is wrong.
        if (people.stream().map(Person::id).distinct().count() < people.size()) {
            throw new IllegalArgumentException("one call writes a person twice; each id is allowed once");
        }
        return Parallel.each(PersonStatements.chunks(people), chunk -> saveChunk(tenant, chunk)).stream()
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> saveChunk(Tenant tenant, List<Person> people) {
        Backoff backoff = table.backoff();
        Set<String> conflicts = new HashSet<>();
        List<Person> open = people;
        while (!open.isEmpty()) {
            List<BatchStatementResponse> responses = execute(tenant, open, backoff);
            List<Person> retries = new ArrayList<>();
            for (int number = 0; number < responses.size(); number++) {
                Person person = open.get(number);
                switch (result(responses.get(number))) {
                    case WRITTEN -> {}
                    case CONFLICT -> conflicts.add(person.id());
                    case RETRY -> retries.add(person);
                }
            }
            open = retries;
            if (!open.isEmpty()) {
                backoff.pause(new UnprocessedItems(open.size(), "statements"));
            }
        }
        return conflicts;
    }

    private List<BatchStatementResponse> execute(Tenant tenant, List<Person> people, Backoff backoff) {
        List<BatchStatementRequest> writes = people.stream()
                .map(person -> personStatements.write(tenant, person))
                .toList();
        return backoff.call(() -> table.client().batchExecuteStatement(batch -> batch.statements(writes)))
                .responses();
    }

    private enum StatementResult {
        WRITTEN,
        CONFLICT,
        RETRY
    }

    private static StatementResult result(BatchStatementResponse response) {
        BatchStatementError error = response.error();
        if (error == null) {
            return StatementResult.WRITTEN;
        }
        return switch (error.code()) {
            case CONDITIONAL_CHECK_FAILED, DUPLICATE_ITEM -> StatementResult.CONFLICT;
            case THROTTLING_ERROR,
                    REQUEST_LIMIT_EXCEEDED,
                    PROVISIONED_THROUGHPUT_EXCEEDED,
                    TRANSACTION_CONFLICT,
                    INTERNAL_SERVER_ERROR -> StatementResult.RETRY;
            case VALIDATION_ERROR,
                    ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED,
                    RESOURCE_NOT_FOUND,
                    ACCESS_DENIED,
                    UNKNOWN_TO_SDK_VERSION ->
                throw DynamoDbException.builder()
                        .message("the store rejected a person: " + error.codeAsString() + " " + error.message())
                        .build();
        };
    }

    @Override
    public void enroll(Tenant tenant, Map<String, Set<String>> joins) {
        List<TableItem> rows = new ArrayList<>();
        joins.forEach((organization, ids) -> ids.forEach(id ->
                rows.add(TableItem.at(new ItemKey(PersonItem.roster(tenant, organization, Slot.of(id)), id))
                        .build())));
        table.putAll(rows);
    }

    @Override
    public PeoplePage readPage(Tenant tenant, Optional<String> organization, int slot, String after) {
        return page(new SlotScan(table, tenant, slot, SlotScan.UNLIMITED), organization, after);
    }

    private static PeoplePage page(SlotScan slotScan, Optional<String> organization, String after) {
        return organization.map(id -> slotScan.people(id, after)).orElseGet(() -> slotScan.people(after));
    }

    @Override
    public Optional<List<PeoplePage>> readSlots(Tenant tenant, SlotsRead read) {
        DynamoTable inTime = table.until(read.until());
        AtomicInteger left = new AtomicInteger(read.most());
        try {
            List<Optional<PeoplePage>> pages = Parallel.each(
                    read.slots(),
                    SLOTS_AT_ONCE,
                    slot -> readSlot(new SlotScan(inTime, tenant, slot, read.limit()), read.organization(), left));
            return left.get() < 0
                    ? Optional.empty()
                    : Optional.of(pages.stream().flatMap(Optional::stream).toList());
        } catch (DeadlineExceeded _) {
            return Optional.empty();
        }
    }

    private static Optional<PeoplePage> readSlot(SlotScan slotScan, Optional<String> organization, AtomicInteger left) {
        if (left.get() < 0) {
            return Optional.empty();
        }
        PeoplePage page = page(slotScan, organization, "");
        left.addAndGet(-page.people().size());
        return Optional.of(page);
    }

    @Override
    public Map<String, SaveFailure> saveWithUniqueKeys(Tenant tenant, Collection<PersonWrite> people) {
        UniqueKeySave uniqueKeySave = new UniqueKeySave(table, tenant);
        Map<String, SaveFailure> failures = new HashMap<>();
        // In order, so that of two people with one value the same one gets it as in a dry run.
        people.forEach(write -> uniqueKeySave
                .save(write)
                .ifPresent(failure -> failures.put(write.person().id(), failure)));
        return failures;
    }

    @Override
    public boolean erase(Tenant tenant, PersonErasure erasure) {
        return new PersonErase(table, tenant).erase(erasure);
    }

    @Override
    public Map<UniqueKey, String> holders(Tenant tenant, Collection<UniqueKey> keys) {
        return holders(tenant, keys, table::readLatest);
    }

    @Override
    public Map<UniqueKey, String> findHolders(Tenant tenant, Collection<UniqueKey> keys) {
        return holders(tenant, keys, table::read);
    }

    private static Map<UniqueKey, String> holders(
            Tenant tenant, Collection<UniqueKey> keys, Function<Collection<ItemKey>, List<TableItem>> read) {
        Map<ItemKey, UniqueKey> byKey = new HashMap<>();
        keys.forEach(uniqueKey -> byKey.put(UniqueKeyItem.key(tenant, uniqueKey), uniqueKey));
        return read.apply(byKey.keySet()).stream()
                .collect(Collectors.toMap(item -> byKey.get(item.key()), UniqueKeyItem::holder));
    }
}
