package dev.muster.aws.person;

import dev.muster.aws.table.Attribute;
import dev.muster.aws.table.Condition;
import dev.muster.aws.table.Item;
import dev.muster.aws.table.Table;
import dev.muster.aws.table.Transaction;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.Guard;
import dev.muster.core.person.Guarded;
import dev.muster.core.person.Hindrance;
import dev.muster.core.person.Person;
import dev.muster.core.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Writes a person and its guards in one transaction: the person, then the guards it claims, then those it gives up. */
record GuardedSave(Table table, Tenant tenant) {

    /** What hindered the write; nothing when the person stands as it was to be. */
    Optional<Hindrance> save(Guarded guarded, Deadline deadline) {
        List<Guard> claims = List.copyOf(guarded.claims());
        List<Guard> releases = List.copyOf(guarded.releases());
        Map<Integer, Item> stand =
                transaction(guarded.person(), claims, releases).run(table, deadline);
        Optional<Hindrance> hindrance = hindrance(guarded.person(), claims, stand);
        boolean onlyReleases = !stand.isEmpty() && stand.keySet().stream().allMatch(number -> number > claims.size());
        return onlyReleases ? save(without(guarded, releases, stand.keySet()), deadline) : hindrance;
    }

    private Transaction transaction(Person person, List<Guard> claims, List<Guard> releases) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(Transaction.put(table, PersonItem.encode(tenant, person), unmoved(person)));
        Condition free = GuardItem.freeOrOf(person.id());
        claims.forEach(guard -> writes.add(Transaction.put(table, GuardItem.encode(tenant, guard, person.id()), free)));
        releases.forEach(guard -> writes.add(Transaction.delete(table, GuardItem.key(tenant, guard), free)));
        if (writes.size() > Transaction.MOST) {
            throw new IllegalArgumentException("%d unique values of one person are to move at once; the limit is %d"
                    .formatted(writes.size() - 1, Transaction.MOST - 1));
        }
        return new Transaction(Long.toHexString(table.chance().nextLong()), writes);
    }

    private static Condition unmoved(Person person) {
        return person.version() == 1
                ? Condition.ABSENT
                : Condition.is(PersonItem.VERSION, Attribute.number(person.version() - 1));
    }

    private static Optional<Hindrance> hindrance(Person person, List<Guard> claims, Map<Integer, Item> stand) {
        if (stand.containsKey(0)) {
            return isWritten(person, stand.get(0)) ? Optional.empty() : Optional.of(new Hindrance.Conflict());
        }
        return stand.entrySet().stream()
                .filter(entry -> entry.getKey() <= claims.size())
                .findFirst()
                .map(entry -> new Hindrance.Taken(claims.get(entry.getKey() - 1), GuardItem.holder(entry.getValue())));
    }

    /** Whether what stands is this very version: our own write then, made together with its guards, answer lost. */
    private static boolean isWritten(Person person, Item stands) {
        return !stands.attributes().isEmpty() && PersonItem.decode(stands).equals(person);
    }

    /** A guard somebody else holds by now is not ours to give up. */
    private static Guarded without(Guarded guarded, List<Guard> releases, Set<Integer> standing) {
        int first = 1 + guarded.claims().size();
        Set<Guard> others =
                standing.stream().map(number -> releases.get(number - first)).collect(Collectors.toSet());
        return new Guarded(
                guarded.person(),
                guarded.claims(),
                releases.stream().filter(guard -> !others.contains(guard)).collect(Collectors.toSet()));
    }
}
