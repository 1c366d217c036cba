package dev.muster.aws.person;

import dev.muster.aws.stores.EveryBackend;
import dev.muster.aws.stores.TestClients;
import dev.muster.aws.table.DynamoTable;
import dev.muster.aws.table.ItemKey;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.Slot;
import dev.muster.testing.contract.ErasureContract;
import dev.muster.testing.contract.PeopleContract;
import dev.muster.testing.contract.PeoplePageContract;
import dev.muster.testing.contract.PeopleRangeContract;
import dev.muster.testing.contract.StoredValuesContract;
import dev.muster.testing.contract.UniqueKeyContract;
import java.util.Set;
import java.util.stream.Collectors;

@EveryBackend
class DynamoPeopleTest extends PeopleContract
        implements StoredValuesContract, PeoplePageContract, PeopleRangeContract, UniqueKeyContract, ErasureContract {
    private static final DynamoTable TABLE = TestClients.sound().people();

    private final People people = new DynamoPeople(TABLE);

    @Override
    public People people() {
        return people;
    }

    @Override
    protected Set<String> roster(Tenant of, String organization, Set<String> among) {
        Set<ItemKey> keys = among.stream()
                .map(id -> new ItemKey(of.id() + "#" + organization + "#" + Slot.of(id), id))
                .collect(Collectors.toSet());
        return TABLE.readLatest(keys).stream().map(row -> row.key().sk()).collect(Collectors.toSet());
    }
}
