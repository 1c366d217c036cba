package dev.muster.core.flow.batch;

import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Plan;
import dev.muster.core.job.PlanBudget;
import dev.muster.core.person.People;
import dev.muster.core.person.PeoplePage;
import dev.muster.core.person.Person;
import dev.muster.core.person.Slot;
import dev.muster.core.person.SlotsRead;
import dev.muster.core.selection.Selection;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Plans a job by filter in its request, if the tenant is small: reads all slots before anything is written. */
public final class FilterPlanner {
    /** Size of the people that are read, in bytes. All of them are in memory at once. */
    private static final long MAX_BYTES = 8L * 1024 * 1024;

    private final People people;
    private final Time time;
    private final PlanBudget budget;

    public FilterPlanner(Ports ports) {
        this.people = ports.people();
        this.time = ports.time();
        this.budget = ports.planBudget();
    }

    /**
     * Returns full batches of the matching people of all slots, as if the request had named their ids. Returns empty when
     * reading them exceeds the budget.
     */
    public Optional<PlannedBatches> plan(Tenant tenant, Selection.Filtered selection) {
        return budget.isNone() ? Optional.empty() : find(tenant, selection).map(FilterPlanner::cut);
    }

    private Optional<List<Person>> find(Tenant tenant, Selection.Filtered selection) {
        Found found = new Found(selection);
        Deadline until = Deadline.in(time, budget.time());
        boolean all = read(tenant, found, slots(0, 1), budget.firstSlot() + 1, until)
                && read(tenant, found, slots(1, Slot.COUNT), 2 * budget.firstSlot() + 1, until);
        return all ? Optional.of(found.people) : Optional.empty();
    }

    /**
     * Returns false when the slots have more people than the budget allows, or its time is spent.
     *
     * @param limit one person more than a slot of a small tenant has: a page with so many shows a larger one
     */
    private boolean read(Tenant tenant, Found found, List<Integer> slots, int limit, Deadline until) {
        if (until.remaining().isZero()) {
            return false;
        }
        int most = budget.people() - found.read;
        SlotsRead read = new SlotsRead(found.selection.organization(), slots, limit, most, until);
        return people.readSlots(tenant, read).stream()
                .flatMap(List::stream)
                .map(page -> found.add(page, limit))
                .reduce(Boolean::logicalAnd)
                .orElse(false);
    }

    private static List<Integer> slots(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    /** The matching people of the slots that were read. */
    private final class Found {
        private final Selection.Filtered selection;
        private final List<Person> people = new ArrayList<>();
        private int read;
        private long bytes;

        Found(Selection.Filtered selection) {
            this.selection = selection;
        }

        /** Returns false when there are more people than the budget allows. */
        boolean add(PeoplePage page, int limit) {
            read += page.people().size();
            bytes += page.people().stream().mapToLong(Person::bytes).sum();
            page.people().stream().filter(this::isSelected).forEach(people::add);
            return page.isLast() && page.people().size() < limit && read <= budget.people() && bytes <= MAX_BYTES;
        }

        private boolean isSelected(Person person) {
            return person.exists() && selection.filter().matches(person);
        }
    }

    private static PlannedBatches cut(List<Person> found) {
        List<Batch> batches = new ArrayList<>();
        Map<BatchKey, List<Person>> read = new HashMap<>();
        for (List<Person> some : BatchCut.of(found, _ -> 0)) {
            Batch batch =
                    Batch.named(batches.size(), some.stream().map(Person::id).toList());
            batches.add(batch);
            read.put(batch.key(), some);
        }
        return new PlannedBatches(new Plan.ByIds(found.size(), 0, batches.size()), batches, read);
    }
}
