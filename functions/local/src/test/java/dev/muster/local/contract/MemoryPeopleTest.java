package dev.muster.local.contract;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.local.memory.MemoryPeople;
import java.util.Set;

class MemoryPeopleTest extends PeopleContract
        implements StoredValuesContract, PeoplePageContract, PeopleRangeContract, UniqueKeyContract {
    private final MemoryPeople people = new MemoryPeople(15);

    @Override
    public People people() {
        return people;
    }

    @Override
    Set<String> roster(Tenant of, String organization, Set<String> among) {
        return people.roster(of, organization);
    }
}
