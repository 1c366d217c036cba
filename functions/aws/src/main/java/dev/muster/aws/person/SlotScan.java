package dev.muster.aws.person;

import dev.muster.aws.table.DynamoTable;
import dev.muster.aws.table.ItemKey;
import dev.muster.aws.table.ItemQuery;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.PeoplePage;
import dev.muster.core.person.Person;
import java.util.Comparator;
import java.util.List;

/** Reads a slot page by page: all people of it as they lie, or those of an organization by its roster. */
record SlotScan(DynamoTable table, Tenant tenant, int slot) {
    /** Rows of a roster are short; so many bring ten reads of people, made side by side. */
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
        // Ids are ASCII, so that their characters sort as their bytes.
        List<Person> people = table.readLatest(keys).stream()
                .map(PersonItem::decode)
                .sorted(Comparator.comparing(Person::id))
                .toList();
        return new PeoplePage(people, rows.next());
    }
}
