package dev.muster.bench.load;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Loads the people of a tenant: the first with a file job, as a client does, and the others as copies of the first,
 * which takes a fraction of the time.
 */
final class PeopleLoader {
    private static final int BY_FILE = 200;
    private static final int AT_ONCE = 5_000;

    private final BenchHost host;
    private final BenchTenant tenant;

    PeopleLoader(BenchHost host, BenchTenant tenant) {
        this.host = host;
        this.tenant = tenant;
    }

    void load() {
        int byFile = Math.min(BY_FILE, tenant.people());
        host.run(List.of(tenant.creation(byFile))).with("created", byFile);
        if (byFile < tenant.people()) {
            copy(byFile);
        }
    }

    private void copy(int from) {
        StoredPeople stored = new StoredPeople(host.backends().dynamoDb());
        StoredPerson first = stored.read(tenant, 1).getFirst();
        for (int number = from; number < tenant.people(); number += AT_ONCE) {
            stored.write(IntStream.range(number, Math.min(tenant.people(), number + AT_ONCE))
                    .boxed()
                    .flatMap(copy -> Stream.of(first.numbered(copy).item(1), StoredPerson.rosterEntry(tenant, copy)))
                    .toList());
        }
    }
}
