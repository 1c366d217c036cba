package dev.muster.core.flow.people;

import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.person.People;
import dev.muster.core.person.PeoplePage;
import dev.muster.core.person.Person;
import dev.muster.core.person.Slot;
import dev.muster.core.person.UniqueKey;
import dev.muster.core.selection.Filter;
import dev.muster.core.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows whom a filter means, page by page, slot after slot, everybody once. */
public final class FindPeople {
    /** So many are looked at for one page: a filter that hardly anybody fits must not use up the time of an answer. */
    private static final int MOST_LOOKED_AT = 20_000;

    /** People that come to more bytes than this fill a page, however few they are. */
    private static final long MOST_BYTES = 2 * 1024 * 1024;

    /** With less time than this left the page is answered as it is. */
    private static final Duration RESERVE = Duration.ofSeconds(5);

    private final People people;
    private final Deadline deadline;

    public FindPeople(Ports ports) {
        this.deadline = ports.deadline();
        this.people = ports.people();
    }

    /** Returns the person as of the last write before the call; empty when there is none. */
    public Optional<Person> find(Tenant tenant, String id) {
        return Optional.ofNullable(load(tenant, List.of(id)).get(id));
    }

    /** Returns those of the people that exist, by id, as of the last write before the call. */
    public Map<String, Person> load(Tenant tenant, Collection<String> ids) {
        return ids.isEmpty() ? Map.of() : people.loadLatest(tenant, ids);
    }

    /** Returns the ids of the people that hold these unique keys; keys without a holder are left out. */
    public Map<UniqueKey, String> holders(Tenant tenant, Collection<UniqueKey> uniqueKeys) {
        return people.holders(tenant, uniqueKeys);
    }

    /** Where a page begins: behind an id in a slot. */
    public record Position(int slot, String after) {
        public static final Position FIRST = new Position(0, "");

        /** The position after that text of it: ids have no slash. */
        public static Position parse(String text) {
            int slash = text.indexOf('/');
            return new Position(Integer.parseInt(text.substring(0, slash)), text.substring(slash + 1));
        }

        @Override
        public String toString() {
            return slot + "/" + after;
        }
    }

    /**
     * Some of the people.
     *
     * @param next where the next page begins, even if this one has nobody; empty when all have been looked at
     */
    public record Page(List<Person> people, Optional<Position> next) {
        public Page {
            people = List.copyOf(people);
        }
    }

    /**
     * The page that begins there.
     *
     * @param organization look through its roster only; empty for all people
     */
    public Page page(Tenant tenant, Filter filter, Optional<String> organization, Position from, int limit) {
        Filling filling = new Filling(filter, limit);
        Optional<Position> position = Optional.of(from);
        do {
            Position at = position.get();
            PeoplePage scan = people.readPage(tenant, organization, at.slot(), at.after());
            position = filling.take(at, scan);
        } while (position.isPresent() && filling.goesOn() && deadline.hasAtLeast(RESERVE));
        return new Page(filling.found, position);
    }

    /** A page while it is filled. It is full when one more is met than it holds, so that the last one is known to be. */
    private static final class Filling {
        private final Filter filter;
        private final int limit;
        private final List<Person> found = new ArrayList<>();
        private long bytes;
        private int lookedAt;
        private boolean full;

        Filling(Filter filter, int limit) {
            this.filter = filter;
            this.limit = limit;
        }

        boolean goesOn() {
            return !full && lookedAt < MOST_LOOKED_AT;
        }

        /** Takes whom the filter means, as long as there is room. Returns where to go on. */
        Optional<Position> take(Position from, PeoplePage scan) {
            Position position = from;
            for (Person person : scan.people()) {
                if (!fits(person)) {
                    full = true;
                    return Optional.of(position);
                }
                lookedAt++;
                position = new Position(from.slot(), person.id());
            }
            return scan.next()
                    .map(after -> new Position(from.slot(), after))
                    .or(() -> Optional.of(new Position(from.slot() + 1, "")).filter(next -> next.slot() < Slot.COUNT));
        }

        private boolean fits(Person person) {
            if (!filter.matches(person)) {
                return true;
            }
            if (found.size() == limit || bytes > MOST_BYTES) {
                return false;
            }
            bytes += person.bytes();
            return found.add(person);
        }
    }
}
