package dev.muster.testing.flow;

import static dev.muster.testing.flow.EngineFixture.options;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.file.BlankCell;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowChange;
import dev.muster.core.file.RowMode;
import dev.muster.core.file.RowNumber;
import dev.muster.core.job.Job;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.Value;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** The people, files and checks of the contracts of files. */
abstract class FilePeopleFixture {
    static final Path EMAIL = Path.attribute("email");
    static final Path LABEL = Path.inOrganization("3", "labels", "vip");

    private final EngineStores stores;
    EngineFixture engineFixture;
    FileFixture files;

    FilePeopleFixture(EngineStores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void storePeople() {
        engineFixture = new EngineFixture(stores);
        files = new FileFixture(engineFixture);
    }

    static FileOptions by(MatchKey match, RowMode mode) {
        return new FileOptions(match, mode, BlankCell.KEEP, Map.of(), Optional.empty());
    }

    static FileRow row(int number, String key, Assignment... assignments) {
        return row(number, key, Map.of(), assignments);
    }

    static FileRow row(int number, String key, Map<String, Set<String>> sets, Assignment... assignments) {
        return new FileRow(
                new RowNumber(0, number),
                key,
                Map.of("key", key),
                new RowChange(List.of(assignments), sets),
                Optional.empty());
    }

    static Assignment set(Path path, String text) {
        return new Assignment(path, Value.of(text));
    }

    Person stored(String id, Assignment... assignments) {
        long sequence = engineFixture.ports.access().nextSequence(engineFixture.caller.tenant());
        Person person = Person.create(id, sequence).write(List.of(assignments), sequence, Instant.EPOCH);
        assertThat(engineFixture
                        .ports
                        .people()
                        .saveWithUniqueKeys(
                                engineFixture.caller.tenant(), List.of(PersonWrite.between(Optional.empty(), person))))
                .isEmpty();
        return person;
    }

    void rewrite(String id, Assignment... assignments) {
        long sequence = engineFixture.ports.access().nextSequence(engineFixture.caller.tenant());
        Person before = person(id);
        Person after = before.write(List.of(assignments), sequence, Instant.EPOCH);
        assertThat(engineFixture
                        .ports
                        .people()
                        .saveWithUniqueKeys(
                                engineFixture.caller.tenant(),
                                List.of(PersonWrite.between(Optional.of(before), after))))
                .isEmpty();
    }

    Person person(String id) {
        return found(id).orElseThrow();
    }

    Optional<Person> found(String id) {
        return Optional.ofNullable(engineFixture
                .ports
                .people()
                .loadLatest(engineFixture.caller.tenant(), List.of(id))
                .get(id));
    }

    Job run(FileOptions options, FileRow... rows) {
        return run(files.send(options, Arrays.asList(rows)));
    }

    Job run(Job job) {
        engineFixture.run();
        return engineFixture.status(job).job();
    }

    static Map<Outcome, Long> totals(Job job) {
        return job.completion().orElseThrow().totals().counts();
    }

    List<String> lines(Job job) {
        return engineFixture.lines(job).stream()
                .map(line -> "%s %s %s %s"
                        .formatted(line.row().orElseThrow().number().row(), line.id(), line.code(), line.reason())
                        .strip())
                .toList();
    }
}
