package dev.muster.aws.person;

import dev.muster.aws.table.AttributeValues;
import dev.muster.aws.table.DynamoTable;
import dev.muster.aws.table.ItemKey;
import dev.muster.aws.table.TableItem;
import dev.muster.aws.table.WriteCondition;
import dev.muster.aws.table.WriteTransaction;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonErasure;
import dev.muster.core.person.Slot;
import dev.muster.core.person.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Deletes the items of a person: its rows in rosters, then the person with its unique keys in one transaction. */
record PersonErase(DynamoTable table, Tenant tenant) {

    /** Erases the person. Returns false if another version is stored. */
    boolean erase(PersonErasure erasure) {
        Person person = erasure.person();
        for (String organization : new TreeSet<>(erasure.organizations())) {
            table.delete(new ItemKey(PersonItem.roster(tenant, organization, Slot.of(person.id())), person.id()));
        }
        return erase(person, List.copyOf(erasure.uniqueKeys()));
    }

    private boolean erase(Person person, List<UniqueKey> keys) {
        Map<Integer, TableItem> conflicts = transaction(person, keys).run(table);
        if (conflicts.containsKey(0)) {
            // No person is stored when an earlier attempt has erased it and lost the response.
            return conflicts.get(0).attributes().isEmpty();
        }
        return conflicts.isEmpty() || erase(person, without(keys, conflicts.keySet()));
    }

    private WriteTransaction transaction(Person person, List<UniqueKey> keys) {
        List<TransactWriteItem> writes = new ArrayList<>();
        WriteCondition unchanged = WriteCondition.is(PersonItem.VERSION, AttributeValues.number(person.version()));
        writes.add(WriteTransaction.delete(table, PersonItem.key(tenant, person.id()), unchanged));
        WriteCondition own = UniqueKeyItem.freeOrHeldBy(person.id());
        keys.forEach(key -> writes.add(WriteTransaction.delete(table, UniqueKeyItem.key(tenant, key), own)));
        return new WriteTransaction(Long.toHexString(table.random().nextLong()), writes);
    }

    /** Returns the keys without those that other people hold. */
    private static List<UniqueKey> without(List<UniqueKey> keys, Set<Integer> conflicting) {
        Set<UniqueKey> others =
                conflicting.stream().map(number -> keys.get(number - 1)).collect(Collectors.toSet());
        return keys.stream().filter(key -> !others.contains(key)).toList();
    }
}
