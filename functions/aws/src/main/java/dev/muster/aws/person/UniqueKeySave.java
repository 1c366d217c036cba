package dev.muster.aws.person;

import dev.muster.aws.table.AttributeValues;
import dev.muster.aws.table.DynamoTable;
import dev.muster.aws.table.TableItem;
import dev.muster.aws.table.WriteCondition;
import dev.muster.aws.table.WriteTransaction;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.person.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Writes a person and its unique keys in one transaction: the person, the keys that it claims, then the keys that it
 * releases.
 */
record UniqueKeySave(DynamoTable table, Tenant tenant) {

    /** Writes the person. Returns the reason of a failure, or empty if the person is stored. */
    Optional<SaveFailure> save(PersonWrite write) {
        List<UniqueKey> claims = List.copyOf(write.claims());
        List<UniqueKey> releases = List.copyOf(write.releases());
        Map<Integer, TableItem> conflicts =
                transaction(write.person(), claims, releases).run(table);
        Optional<SaveFailure> failure = failure(write.person(), claims, conflicts);
        boolean onlyReleases =
                !conflicts.isEmpty() && conflicts.keySet().stream().allMatch(number -> number > claims.size());
        return onlyReleases ? save(without(write, releases, conflicts.keySet())) : failure;
    }

    private WriteTransaction transaction(Person person, List<UniqueKey> claims, List<UniqueKey> releases) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(WriteTransaction.put(table, PersonItem.encode(tenant, person), unchanged(person)));
        WriteCondition free = UniqueKeyItem.freeOrHeldBy(person.id());
        claims.forEach(uniqueKey ->
                writes.add(WriteTransaction.put(table, UniqueKeyItem.encode(tenant, uniqueKey, person.id()), free)));
        releases.forEach(
                uniqueKey -> writes.add(WriteTransaction.delete(table, UniqueKeyItem.key(tenant, uniqueKey), free)));
        if (writes.size() > WriteTransaction.MAX_WRITES) {
            throw new IllegalArgumentException("a write changes %d unique values of one person; at most %d are allowed"
                    .formatted(writes.size() - 1, WriteTransaction.MAX_WRITES - 1));
        }
        return new WriteTransaction(Long.toHexString(table.random().nextLong()), writes);
    }

    private static WriteCondition unchanged(Person person) {
        return person.version() == 1
                ? WriteCondition.ABSENT
                : WriteCondition.is(PersonItem.VERSION, AttributeValues.number(person.version() - 1));
    }

    private static Optional<SaveFailure> failure(
            Person person, List<UniqueKey> claims, Map<Integer, TableItem> conflicts) {
        if (conflicts.containsKey(0)) {
            return isWritten(person, conflicts.get(0))
                    ? Optional.empty()
                    : Optional.of(new SaveFailure.VersionConflict());
        }
        return conflicts.entrySet().stream()
                .filter(entry -> entry.getKey() <= claims.size())
                .findFirst()
                .map(entry -> new SaveFailure.UniqueKeyTaken(
                        claims.get(entry.getKey() - 1), UniqueKeyItem.holder(entry.getValue())));
    }

    /**
     * Returns whether the stored item is this version. Then an earlier attempt wrote it with its keys and lost the
     * response.
     */
    private static boolean isWritten(Person person, TableItem stored) {
        return !stored.attributes().isEmpty() && PersonItem.decode(stored).equals(person);
    }

    /** Returns the write without the releases of keys that other people hold by now. */
    private static PersonWrite without(PersonWrite write, List<UniqueKey> releases, Set<Integer> conflicting) {
        int first = 1 + write.claims().size();
        Set<UniqueKey> others =
                conflicting.stream().map(number -> releases.get(number - first)).collect(Collectors.toSet());
        return new PersonWrite(
                write.person(),
                write.claims(),
                releases.stream()
                        .filter(uniqueKey -> !others.contains(uniqueKey))
                        .collect(Collectors.toSet()));
    }
}
