package dev.muster.core.flow.job;

import dev.muster.core.access.ReadVolume;
import dev.muster.core.file.RowEntry;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.batch.PeopleReader;
import dev.muster.core.flow.batch.PlanLoader;
import dev.muster.core.flow.batch.RecordedResults;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PersonResult;
import dev.muster.core.person.Person;
import dev.muster.core.person.ValueChange;
import dev.muster.core.time.Time;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Lists the results of every selected person, page by page, each once and in the order of selection. */
public final class Results {
    /** The largest number of batches in one page. */
    public static final int BATCHES = 20;

    private final Jobs jobs;
    private final PeopleReader peopleReader;
    private final Time time;

    public Results(Ports ports) {
        this.jobs = ports.jobs();
        this.peopleReader = new PeopleReader(ports.people());
        this.time = ports.time();
    }

    /**
     * The result of one person; empty while it is pending.
     *
     * @param position the position among the results
     * @param changes the values before and after of a changed person, as far as its registers keep them; of a dry run,
     *     those of its real run or, without one, those that it would have now. Empty when none are known: then the reason
     *     of the result says so
     * @param row the row of a file; its person's id is blank when it changes and creates nobody
     */
    public record Line(
            Position position,
            String id,
            Optional<PersonResult> result,
            List<ValueChange> changes,
            Optional<RowEntry> row) {
        /** The name for people without an outcome. */
        public static final String PENDING = "pending";

        /** The name for rows that do not count, because a later row names the same person. */
        public static final String REPEATED = "repeated";

        public Line {
            changes = List.copyOf(changes);
        }

        /** Returns why the line has its outcome; empty text when there is no more to say. */
        public String reason() {
            return result.map(PersonResult::reason)
                    .or(() -> row.map(entry -> entry.plan().reason()))
                    .orElse("");
        }

        /** Returns whether the job changed or created the person. */
        public boolean isChanged() {
            return result.filter(known -> known.outcome().isChange()).isPresent();
        }

        /** Returns the outcome's name, {@link #REPEATED} or {@link #PENDING}. */
        public String code() {
            return result.map(known -> known.outcome().code())
                    .orElse(row.filter(entry -> !entry.counts()).isPresent() ? REPEATED : PENDING);
        }
    }

    /** A position among the results of a job: a batch, numbered through all slots, and a person in it, both from 0. */
    public record Position(int batch, int person) {
        public static final Position FIRST = new Position(0, 0);
    }

    /**
     * A page of results.
     *
     * @param next the position of the next page; empty at the end
     * @param read the results and people that were read for it, whether they are wanted or not
     */
    public record Page(List<Line> lines, Optional<Position> next, ReadVolume read) {
        public Page {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Returns the results from the position on, of up to {@link #BATCHES} batches.
     *
     * @param only the name of the wanted outcome; empty for all
     */
    public Page page(Job job, Position from, Optional<String> only) {
        return page(job, from, BATCHES, only.stream().collect(Collectors.toSet()));
    }

    /**
     * Returns the results from the position on, of up to {@code batches} batches.
     *
     * @param batches from 1 to {@link #BATCHES}
     * @param only the names of the wanted outcomes; empty for all
     */
    public Page page(Job job, Position from, int batches, Set<String> only) {
        List<BatchKey> all = PlanLoader.load(jobs, job).keys().toList();
        int to = Math.min(all.size(), from.batch() + batches);
        List<BatchKey> keys = all.subList(Math.min(from.batch(), to), to);
        Optional<Position> next = to < all.size() ? Optional.of(new Position(to, 0)) : Optional.empty();
        return page(job, keys, from, only, next);
    }

    private Page page(Job job, List<BatchKey> keys, Position from, Set<String> only, Optional<Position> next) {
        Map<BatchKey, Batch> batches = new TreeMap<>(jobs.batches(job, keys));
        RecordedResults decided = RecordedResults.of(jobs, job, keys);
        Predicate<Line> wanted = line -> only.isEmpty() || only.contains(line.code());
        List<Line> lines = new ArrayList<>();
        int number = from.batch();
        for (Batch batch : batches.values()) {
            List<Line> all = lines(batch, number, decided);
            lines.addAll(all.subList(number == from.batch() ? Math.min(from.person(), all.size()) : 0, all.size()));
            number++;
        }
        List<Line> selected = lines.stream().filter(wanted).toList();
        List<Batch> some = changedOnly(batches, selected);
        return some.isEmpty()
                ? new Page(selected, next, new ReadVolume(lines.size(), 0))
                : pageWithChanges(job, some, new Page(selected, next, new ReadVolume(lines.size(), 0)));
    }

    private static List<Line> lines(Batch batch, int number, RecordedResults decided) {
        List<Line> lines = new ArrayList<>();
        if (batch.entries().isEmpty()) {
            batch.ids()
                    .forEach(id -> lines.add(new Line(
                            new Position(number, lines.size()),
                            id,
                            decided.result(batch.key(), id),
                            List.of(),
                            Optional.empty())));
        }
        batch.entries()
                .forEach(row -> lines.add(new Line(
                        new Position(number, lines.size()),
                        row.person().orElse(""),
                        decided.result(batch.key(), row),
                        List.of(),
                        Optional.of(row))));
        return lines;
    }

    private static List<Batch> changedOnly(Map<BatchKey, Batch> batches, List<Line> lines) {
        Set<String> changed =
                lines.stream().filter(Line::isChanged).map(Line::id).collect(Collectors.toSet());
        return batches.values().stream()
                .map(batch -> batch.only(
                        batch.ids().stream().filter(changed::contains).toList()))
                .filter(batch -> !batch.ids().isEmpty())
                .toList();
    }

    /** Adds the values before and after to the lines of the people in these batches, whom the job changed. */
    private Page pageWithChanges(Job job, List<Batch> batches, Page page) {
        ChangedValues values = ChangedValues.of(jobs, job, time.now());
        Map<String, Person> people = new HashMap<>(peopleReader.read(job, batches, false));
        people.putAll(peopleReader.read(job, stale(batches, values, people), true));
        List<Line> lines = page.lines().stream()
                .map(line ->
                        line.isChanged() ? withChanges(line, values, Optional.ofNullable(people.get(line.id()))) : line)
                .toList();
        long bytes = people.values().stream().mapToLong(Person::bytes).sum();
        return new Page(lines, page.next(), page.read().plus(0, bytes));
    }

    private static List<Batch> stale(List<Batch> batches, ChangedValues values, Map<String, Person> people) {
        return batches.stream()
                .map(batch -> batch.only(batch.ids().stream()
                        .filter(id -> values.isStale(Optional.ofNullable(people.get(id))))
                        .toList()))
                .filter(batch -> !batch.ids().isEmpty())
                .toList();
    }

    private static Line withChanges(Line line, ChangedValues values, Optional<Person> person) {
        List<ValueChange> changes = values.of(person, line.row());
        Optional<PersonResult> result =
                changes.isEmpty() ? line.result().map(known -> known.because(values.unknown())) : line.result();
        return new Line(line.position(), line.id(), result, changes, line.row());
    }
}
