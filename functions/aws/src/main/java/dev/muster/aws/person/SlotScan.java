package dev.muster.aws.person;

import dev.muster.aws.table.DynamoTable;
import dev.muster.aws.table.ItemKey;
import dev.muster.aws.table.ItemQuery;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.PeoplePage;
import dev.muster.core.person.Person;
import java.util.Comparator;
import java.util.List;

/**
 * Reads a slot page by page: all its people in the order of their ids, or the people of an organization by its roster.
 */
record SlotScan(DynamoTable table, Tenant tenant, int slot) {
    /** Rows of a roster on one page. They are short, and 1,000 of them lead to ten parallel reads of people. */
    private static final int ROWS = 1_000;

    PeoplePage people(String after) {
        ItemQuery.Page page =
                ItemQuery.after(PersonItem.partition(tenant, slot), after).page(table);
        return new PeoplePage(page.items().stream().map(PersonItem::decode).toList(), page.next());
    }

    PeoplePage people(String organization, String after) {
        ItemQuery.Page rows = ItemQuery.after(PersonItem.roster(tenant, organization, slot), after)
                .limit(ROWS)
                .page(table);
        List<ItemKey> keys = rows.items().stream()
                .map(row -> PersonItem.key(tenant, row.key().sk()))
                .toList();
        // Ids are ASCII, so Java sorts them as DynamoDB does.
        List<Person> people = table.readLatest(keys).stream()
                .map(PersonItem::decode)
                .sorted(Comparator.comparing(Person::id))
                .toList();
        return new PeoplePage(people, rows.next());
    }
}
