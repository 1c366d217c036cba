package dev.muster.aws.person;

import dev.muster.aws.table.DynamoTable;
import dev.muster.aws.table.ItemKey;
import dev.muster.aws.table.ItemQuery;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.PeoplePage;
import dev.muster.core.person.Person;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads a slot page by page: all its people in the order of their ids, or the people of an organization by its roster.
 *
 * @param limit largest number of people on a page, from 1
 */
record SlotScan(DynamoTable table, Tenant tenant, int slot, int limit) {
    /** As many people on a page as one request to the store returns. */
    static final int UNLIMITED = Integer.MAX_VALUE;

    /** Rows of a roster on one page. They are short, and 1,000 of them lead to ten reads of people. */
    private static final int ROWS = 1_000;

    /** People of a roster that are read first, while their size is unknown. */
    private static final int FIRST_PEOPLE = 100;

    /** Size of the people on one page of a roster in bytes, unless the first people are larger. */
    private static final long MAX_BYTES = 4L * 1024 * 1024;

    PeoplePage people(String after) {
        ItemQuery query = ItemQuery.after(PersonItem.partition(tenant, slot), after);
        ItemQuery.Page page = (limit == UNLIMITED ? query : query.limit(limit)).page(table);
        return new PeoplePage(page.items().stream().map(PersonItem::decode).toList(), page.next());
    }

    PeoplePage people(String organization, String after) {
        ItemQuery.Page rows = ItemQuery.after(PersonItem.roster(tenant, organization, slot), after)
                .limit(Math.min(ROWS, limit))
                .page(table);
        List<ItemKey> keys = rows.items().stream()
                .map(row -> PersonItem.key(tenant, row.key().sk()))
                .toList();
        List<Person> people = new ArrayList<>(read(keys.subList(0, Math.min(FIRST_PEOPLE, keys.size()))));
        List<ItemKey> further = keys.subList(Math.min(FIRST_PEOPLE, keys.size()), keys.size());
        List<ItemKey> fitting = further.subList(0, Math.min(further.size(), furtherPeople(people)));
        people.addAll(read(fitting));
        Optional<String> next = fitting.size() == further.size()
                ? rows.next()
                : Optional.of(keys.get(FIRST_PEOPLE + fitting.size() - 1).sk());
        return new PeoplePage(people, next);
    }

    /** Returns how many people more fit into a page if they are as large as the first ones. */
    private static int furtherPeople(List<Person> first) {
        long bytes = Math.max(1, first.stream().mapToLong(Person::bytes).sum());
        return Math.clamp((MAX_BYTES - bytes) * first.size() / bytes, 0, ROWS);
    }

    private List<Person> read(List<ItemKey> keys) {
        // Ids are ASCII, so Java sorts them as DynamoDB does.
        return table.readLatest(keys).stream()
                .map(PersonItem::decode)
                .sorted(Comparator.comparing(Person::id))
                .toList();
    }
}
