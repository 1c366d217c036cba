package dev.muster.testing.memory;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.testing.contract.ErasureContract;
import dev.muster.testing.contract.PeopleContract;
import dev.muster.testing.contract.PeoplePageContract;
import dev.muster.testing.contract.PeopleRangeContract;
import dev.muster.testing.contract.StoredValuesContract;
import dev.muster.testing.contract.UniqueKeyContract;
import java.util.Set;

class MemoryPeopleTest extends PeopleContract
        implements StoredValuesContract, PeoplePageContract, PeopleRangeContract, UniqueKeyContract, ErasureContract {
    private final MemoryPeople people = new MemoryPeople(15);

    @Override
    public People people() {
        return people;
    }

    @Override
    protected Set<String> roster(Tenant of, String organization, Set<String> among) {
        return people.roster(of, organization);
    }
}
