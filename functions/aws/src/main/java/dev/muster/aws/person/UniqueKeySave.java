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

/** Writes a person and its guards in one transaction: the person, then the guards it claims, then those it gives up. */
record UniqueKeySave(DynamoTable table, Tenant tenant) {

    /** What hindered the write; nothing when the person stands as it was to be. */
    Optional<SaveFailure> save(PersonWrite guarded) {
        List<UniqueKey> claims = List.copyOf(guarded.claims());
        List<UniqueKey> releases = List.copyOf(guarded.releases());
        Map<Integer, TableItem> stand =
                transaction(guarded.person(), claims, releases).run(table);
        Optional<SaveFailure> hindrance = hindrance(guarded.person(), claims, stand);
        boolean onlyReleases = !stand.isEmpty() && stand.keySet().stream().allMatch(number -> number > claims.size());
        return onlyReleases ? save(without(guarded, releases, stand.keySet())) : hindrance;
    }

    private WriteTransaction transaction(Person person, List<UniqueKey> claims, List<UniqueKey> releases) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(WriteTransaction.put(table, PersonItem.encode(tenant, person), unmoved(person)));
        WriteCondition free = UniqueKeyItem.freeOrOf(person.id());
        claims.forEach(uniqueKey ->
                writes.add(WriteTransaction.put(table, UniqueKeyItem.encode(tenant, uniqueKey, person.id()), free)));
        releases.forEach(
                uniqueKey -> writes.add(WriteTransaction.delete(table, UniqueKeyItem.key(tenant, uniqueKey), free)));
        if (writes.size() > WriteTransaction.MOST) {
            throw new IllegalArgumentException("%d unique values of one person are to move at once; the limit is %d"
                    .formatted(writes.size() - 1, WriteTransaction.MOST - 1));
        }
        return new WriteTransaction(Long.toHexString(table.random().nextLong()), writes);
    }

    private static WriteCondition unmoved(Person person) {
        return person.version() == 1
                ? WriteCondition.ABSENT
                : WriteCondition.is(PersonItem.VERSION, AttributeValues.number(person.version() - 1));
    }

    private static Optional<SaveFailure> hindrance(
            Person person, List<UniqueKey> claims, Map<Integer, TableItem> stand) {
        if (stand.containsKey(0)) {
            return isWritten(person, stand.get(0)) ? Optional.empty() : Optional.of(new SaveFailure.VersionConflict());
        }
        return stand.entrySet().stream()
                .filter(entry -> entry.getKey() <= claims.size())
                .findFirst()
                .map(entry -> new SaveFailure.UniqueKeyTaken(
                        claims.get(entry.getKey() - 1), UniqueKeyItem.holder(entry.getValue())));
    }

    /** Whether what stands is this very version: our own write then, made together with its guards, answer lost. */
    private static boolean isWritten(Person person, TableItem stands) {
        return !stands.attributes().isEmpty() && PersonItem.decode(stands).equals(person);
    }

    /** A guard somebody else holds by now is not ours to give up. */
    private static PersonWrite without(PersonWrite guarded, List<UniqueKey> releases, Set<Integer> standing) {
        int first = 1 + guarded.claims().size();
        Set<UniqueKey> others =
                standing.stream().map(number -> releases.get(number - first)).collect(Collectors.toSet());
        return new PersonWrite(
                guarded.person(),
                guarded.claims(),
                releases.stream()
                        .filter(uniqueKey -> !others.contains(uniqueKey))
                        .collect(Collectors.toSet()));
    }
}
