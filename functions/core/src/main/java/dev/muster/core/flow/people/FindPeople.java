package dev.muster.core.flow.people;

import dev.muster.core.access.ReadVolume;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.person.IdFormat;
import dev.muster.core.person.People;
import dev.muster.core.person.PeoplePage;
import dev.muster.core.person.Person;
import dev.muster.core.person.Slot;
import dev.muster.core.person.UniqueValue;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterIds;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.TimeReserve;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds people by id or by filter. A list goes slot by slot, page by page, and returns each person once. */
public final class FindPeople {
    /** Largest number of people read for one page, so that a filter with few matches responds in time. */
    private static final int MAX_READ = 20_000;

    /** Size of the people read for one page in bytes, so that a filter with few matches over large people costs little. */
    private static final long MAX_BYTES_READ = 16L * 1024 * 1024;

    /** A page is full once its people exceed this size in bytes. */
    private static final long MAX_BYTES = 2 * 1024 * 1024;

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
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<String, Person> existing = new HashMap<>(people.loadLatest(tenant, ids));
        existing.values().removeIf(person -> !person.exists());
        return existing;
    }

    /** Returns the ids of the people that hold these unique values; values without a holder are left out. */
    public Map<UniqueValue, String> holders(Tenant tenant, Collection<UniqueValue> values) {
        return new UniqueKeyHolders(people).find(tenant, values);
    }

    /** Returns the caller's own person if it matches the filter, as the only page. */
    public Page own(RequestContext context, Filter filter) {
        List<Person> self =
                find(context.tenant(), context.caller().person()).stream().toList();
        return new Page(
                self.stream().filter(filter::matches).toList(), Optional.empty(), withPeople(ReadVolume.NONE, self));
    }

    private static ReadVolume withPeople(ReadVolume read, Collection<Person> people) {
        return read.plus(people.size(), people.stream().mapToLong(Person::bytes).sum());
    }

    /** The position of a page: a slot, and the id after which the page begins. */
    public record Position(int slot, String after) implements Comparable<Position> {
        public static final Position FIRST = new Position(0, "");

        private static final Comparator<Position> ORDER =
                Comparator.comparingInt(Position::slot).thenComparing(Position::after);

        /** Returns the position behind the person. */
        static Position of(Person person) {
            return new Position(Slot.of(person.id()), person.id());
        }

        @Override
        public int compareTo(Position other) {
            return ORDER.compare(this, other);
        }

        /** Parses the text form {@code slot/id}; ids have no slash. */
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
     * A page of people.
     *
     * @param next the position of the next page, even if this one is empty; empty at the end
     * @param read the people that were read for it, whether they match or not
     */
    public record Page(List<Person> people, Optional<Position> next, ReadVolume read) {
        public Page {
            people = List.copyOf(people);
        }

        /**
         * Returns the first people of this page; the next page begins behind them.
         *
         * @param count from 1 to the number of people
         */
        public Page first(int count) {
            if (count == people.size()) {
                return this;
            }
            String last = people.get(count - 1).id();
            return new Page(people.subList(0, count), Optional.of(new Position(Slot.of(last), last)), read);
        }
    }

    /**
     * Returns the page at the position.
     *
     * @param organization reads only the people of its roster; empty for all people
     */
    public Page page(Tenant tenant, Filter filter, Optional<String> organization, Position from, int limit) {
        Filling filling = new Filling(filter, limit);
        Optional<Set<String>> ids = FilterIds.of(filter);
        if (ids.isPresent()) {
            return pageById(tenant, ids.get(), from, filling);
        }
        Optional<Position> position = Optional.of(from);
        do {
            Position at = position.get();
            PeoplePage scan = people.readPage(tenant, organization, at.slot(), at.after());
            filling.countRead(scan);
            position = filling.addMatches(at, scan);
        } while (position.isPresent() && filling.hasSpace() && deadline.hasAtLeast(TimeReserve.NEXT_STEP));
        return new Page(filling.found, position, filling.read);
    }

    /** Returns the page of a filter that only these people can match; it reads them by id and scans nothing. */
    private Page pageById(Tenant tenant, Set<String> ids, Position from, Filling filling) {
        List<String> valid = ids.stream().filter(IdFormat::isValid).toList();
        List<Person> behind = load(tenant, valid).values().stream()
                .filter(person -> Position.of(person).compareTo(from) > 0)
                .sorted(Comparator.comparing(Position::of))
                .toList();
        return filling.fill(behind, from);
    }

    /**
     * A page under construction. It is full when one match more is found than it holds, so that the last page has no
     * next one.
     */
    private static final class Filling {
        private final Filter filter;
        private final int limit;
        private final List<Person> found = new ArrayList<>();
        private long bytes;
        private ReadVolume read = ReadVolume.NONE;
        private boolean full;

        Filling(Filter filter, int limit) {
            this.filter = filter;
            this.limit = limit;
        }

        boolean hasSpace() {
            return !full && read.people() < MAX_READ && read.bytes() < MAX_BYTES_READ;
        }

        void countRead(PeoplePage scan) {
            read = withPeople(read, scan.people());
        }

        /** Adds the matching people until the page is full. Returns the position of the next read. */
        Optional<Position> addMatches(Position from, PeoplePage scan) {
            Position position = from;
            for (Person person : scan.people()) {
                if (!add(person)) {
                    full = true;
                    return Optional.of(position);
                }
                position = new Position(from.slot(), person.id());
            }
            return scan.next()
                    .map(after -> new Position(from.slot(), after))
                    .or(() -> Optional.of(new Position(from.slot() + 1, "")).filter(next -> next.slot() < Slot.COUNT));
        }

        /** Adds the matching people until the page is full; returns the page. */
        Page fill(List<Person> people, Position from) {
            read = withPeople(read, people);
            Position position = from;
            for (Person person : people) {
                if (!add(person)) {
                    return new Page(found, Optional.of(position), read);
                }
                position = Position.of(person);
            }
            return new Page(found, Optional.empty(), read);
        }

        private boolean add(Person person) {
            if (!person.exists() || !filter.matches(person)) {
                return true;
            }
            if (found.size() == limit || bytes > MAX_BYTES) {
                return false;
            }
            bytes += person.bytes();
            return found.add(person);
        }
    }
}
