package dev.muster.local.contract;

import dev.muster.aws.person.DynamoPeople;
import dev.muster.aws.table.Key;
import dev.muster.aws.table.Table;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.Slot;
import java.util.Set;
import java.util.stream.Collectors;

@Everywhere
class DynamoPeopleTest extends PeopleContract implements ValuesContract, ScanContract, StretchContract, GuardContract {
    private static final Table TABLE = Embedded.sound().people();

    private final People people = new DynamoPeople(TABLE);

    @Override
    public People people() {
        return people;
    }

    @Override
    Set<String> roster(Tenant of, String organization, Set<String> among) {
        Set<Key> keys = among.stream()
                .map(id -> new Key(of.id() + "#" + organization + "#" + Slot.of(id), id))
                .collect(Collectors.toSet());
        return TABLE.readLatest(keys, Samples.deadline()).stream()
                .map(row -> row.key().sk())
                .collect(Collectors.toSet());
    }
}
