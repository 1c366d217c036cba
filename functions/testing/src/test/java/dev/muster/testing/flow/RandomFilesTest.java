package dev.muster.testing.flow;

import static dev.muster.testing.flow.EngineFixture.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.file.BlankCell;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowChange;
import dev.muster.core.file.RowEntry;
import dev.muster.core.file.RowMode;
import dev.muster.core.file.RowNumber;
import dev.muster.core.file.RowPlan;
import dev.muster.core.file.RowProblem;
import dev.muster.core.flow.job.Results;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SharedAttributes;
import dev.muster.core.person.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Compares random files with a table to which they are applied row by row, and their undo with the start. */
class RandomFilesTest {
    private static final int FILES = 400;
    private static final int PEOPLE = 12;

    @Test
    void endAsIfTheRowsWereAppliedFromTopToBottom() {
        for (int seed = 0; seed < FILES; seed++) {
            new RandomFile(new Random(seed)).check("file " + seed);
        }
    }

    private static final class RandomFile {
        private final Random random;
        private final EngineFixture engineFixture = new EngineFixture(new MemoryStores());
        private final FileFixture files = new FileFixture(engineFixture);
        private final MatchKey match;
        private final RowMode mode;
        private final RowByRowModel model;

        RandomFile(Random random) {
            this.random = random;
            this.match = List.of(MatchKey.values()).get(random.nextInt(3));
            this.mode = List.of(RowMode.values()).get(random.nextInt(3));
            this.model = new RowByRowModel(match, mode);
            IntStream.range(0, PEOPLE / 2).forEach(number -> store("p" + number));
        }

        private void store(String id) {
            long sequence = engineFixture.ports.access().nextSequence(engineFixture.caller.tenant());
            List<Assignment> assignments = new ArrayList<>();
            if (random.nextBoolean()) {
                assignments.add(SharedAttributes.set("email", Value.of(id + "@example.org")));
            }
            if (random.nextBoolean()) {
                assignments.add(SharedAttributes.set("custom_id", Value.of("c" + id)));
            }
            if (random.nextBoolean()) {
                assignments.add(new Assignment(Path.member("3"), Value.of(true)));
                assignments.add(new Assignment(new Path(RowByRowModel.STATUS), Value.of("old")));
                assignments.add(new Assignment(Path.removed("3"), Value.of(random.nextInt(3) == 0)));
            }
            Person fresh = Person.create(id, sequence);
            Person person = fresh.write(SharedAttributes.writes(fresh, assignments), sequence, Instant.EPOCH);
            engineFixture
                    .ports
                    .people()
                    .saveWithUniqueKeys(
                            engineFixture.caller.tenant(), List.of(PersonWrite.between(Optional.empty(), person)));
            model.people.put(id, RowByRowModel.read(person));
        }

        void check(String name) {
            FileOptions options = new FileOptions(match, mode, BlankCell.KEEP, Map.of(), Optional.empty());
            List<FileRow> rows = IntStream.rangeClosed(1, 1 + random.nextInt(260))
                    .mapToObj(this::row)
                    .toList();
            List<RowEntry> entries = files.plan(options, rows);
            Map<String, Map<String, String>> start = read(entries);
            assertThat(start).isEqualTo(model.people);
            List<String> expected = model.apply(
                    rows, row -> entries.get(rows.indexOf(row)).person().orElse("nobody"));
            Job job = files.submit(options, entries, JobOptions.DEFAULT);

            deliverInAnyOrder();

            assertThat(read(entries)).as(name).isEqualTo(model.people);
            assertThat(engineFixture.lines(job))
                    .as(name)
                    .extracting(Results.Line::code)
                    .isEqualTo(expected);
            Job undo = accepted(engineFixture.undo(engineFixture.status(job).job(), JobOptions.DEFAULT));
            engineFixture.run();
            assertThat(engineFixture.status(undo).pending()).isZero();
            assertThat(read(entries)).as("%s after its undo", name).isEqualTo(start);
        }

        private void deliverInAnyOrder() {
            List<BatchMessage> messages = new ArrayList<>(engineFixture.queue.take());
            messages.addAll(messages.subList(0, random.nextInt(messages.size() + 1)));
            Collections.shuffle(messages, random);
            messages.forEach(message -> engineFixture.deliver(List.of(message)));
        }

        private Map<String, Map<String, String>> read(List<RowEntry> entries) {
            List<String> ids = new ArrayList<>();
            IntStream.range(0, PEOPLE).forEach(number -> ids.add("p" + number));
            entries.stream()
                    .filter(entry -> entry.plan() instanceof RowPlan.Create)
                    .flatMap(entry -> entry.person().stream())
                    .forEach(ids::add);
            Map<String, Map<String, String>> people = new TreeMap<>();
            engineFixture.ports.people().loadLatest(engineFixture.caller.tenant(), Set.copyOf(ids)).values().stream()
                    .filter(Person::exists)
                    .forEach(person -> people.put(person.id(), RowByRowModel.read(person)));
            return people;
        }

        private FileRow row(int number) {
            List<Assignment> assignments = new ArrayList<>();
            maybe("country", List.of("DE", "FR", "USA"), assignments);
            maybe(RowByRowModel.STATUS, List.of("contacted", "old"), assignments);
            if (random.nextInt(3) == 0) {
                maybe("email", List.of(email(), email()), assignments);
                maybe("custom_id", List.of(customId(), customId()), assignments);
            }
            Map<String, Set<String>> sets = random.nextInt(4) == 0
                    ? Map.of(
                            RowByRowModel.LABELS,
                            Set.copyOf(List.of("a", "b", "c").subList(0, random.nextInt(4))))
                    : Map.of();
            Optional<RowProblem> problem = random.nextInt(30) == 0
                    ? Optional.of(new RowProblem("invalid_value", "score", "score must be a number"))
                    : Optional.empty();
            return new FileRow(new RowNumber(0, number), key(), Map.of(), new RowChange(assignments, sets), problem);
        }

        private String key() {
            if (random.nextInt(40) == 0) {
                return "";
            }
            return switch (match) {
                case ID -> "p" + random.nextInt(PEOPLE);
                case EMAIL -> email();
                case CUSTOM_ID -> customId();
            };
        }

        private String email() {
            return "p" + random.nextInt(PEOPLE) + "@example.org";
        }

        private String customId() {
            return "cp" + random.nextInt(PEOPLE);
        }

        private void maybe(String path, List<String> texts, List<Assignment> assignments) {
            int choice = random.nextInt(texts.size() + 2);
            if (choice < texts.size()) {
                assignments.add(new Assignment(new Path(path), Value.of(texts.get(choice))));
            } else if (choice == texts.size()) {
                assignments.add(new Assignment(new Path(path), Value.NOTHING));
            }
        }
    }
}
