package dev.muster.api.security;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SaveFailure;
import dev.muster.testing.forwarding.ForwardingPeople;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** People who keep every unique key that they have ever had. */
public final class KeptKeys extends ForwardingPeople {
    public KeptKeys(People delegate) {
        super(delegate);
    }

    @Override
    public Map<String, SaveFailure> saveWithUniqueKeys(Tenant tenant, Collection<PersonWrite> people) {
        return super.saveWithUniqueKeys(
                tenant,
                people.stream()
                        .map(write -> new PersonWrite(write.person(), write.claims(), Set.of()))
                        .toList());
    }
}
