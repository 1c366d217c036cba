package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.engine.Engine;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowMode;
import dev.muster.core.flow.job.OpenFile;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.PersonResult;
import dev.muster.core.job.RowCount;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import java.util.List;
import java.util.Optional;

/** Two people, one file and a few actors that race for it, few enough to run every order of their calls. */
final class FileScenario extends FileScenarioRun {
    FileScenario(ScheduleChoices choices, PlantedBug bug, int crashes) {
        super(choices, bug, crashes);
    }

    /** Opens a file, and stores its first part. */
    FileScenario open() {
        SubmitResult opened = new OpenFile(reliable.within(soon()), 1)
                .open(context(), SmallFiles.options(MatchKey.ID, RowMode.UPDATE), JobOptions.DEFAULT);
        job = Optional.of(((SubmitResult.Accepted) opened).job().id());
        upload(reliable, files.content("first", 1, List.of(PEOPLE.getFirst()), "FR"));
        atEnd = this::closeAndApply;
        return this;
    }

    /** Adds a client that uploads a part with this number. */
    FileScenario uploader(String digest, int part, String country) {
        FileContent content = files.content(digest, part, List.of(PEOPLE.get(part - 1)), country);
        scheduler.add("client" + digest, () -> unlessKilled(() -> upload(ports, content)));
        return this;
    }

    /** Adds a client that closes the file with its first part only. */
    FileScenario closer() {
        scheduler.add("client of close", () -> unlessKilled(() -> close(ports, new RowCount(1, 1))));
        return this;
    }

    /** Adds a client that cancels the job. */
    FileScenario canceller() {
        scheduler.add(
                "client of cancel",
                () -> unlessKilled(
                        () -> new Engine(ports.within(soon())).cancel().cancel(context(), job.orElseThrow())));
        return this;
    }

    /** Stores a file whose rows name both people by their addresses, and adds planners of its one stripe. */
    FileScenario planners(int many) {
        FileContent content = files.content("whole", 0, EMAILS, "FR");
        job = Optional.of(submit(reliable, content, 0, SmallFiles.options(MatchKey.EMAIL, RowMode.UPDATE)));
        for (int number = 0; number < many; number++) {
            scheduler.add("planner" + number, () -> unlessKilled(() -> plan(ports)));
        }
        atEnd = this::apply;
        return this;
    }

    /** Adds a client that takes the address of the second person away. */
    FileScenario addressMoving() {
        scheduler.add("mover", () -> update(reliable, PEOPLE.get(1), SimulatedWorld.EMAIL, Value.NOTHING));
        return this;
    }

    /** Adds a client that sends a small file, one that changes its person, and a worker. The last number wins. */
    FileScenario smallFileAndUpdate() {
        String person = PEOPLE.getFirst();
        FileContent content = files.content("small", 0, List.of(person), "DE");
        scheduler.add("client of file", () -> {
            job = Optional.of(submit(ports, content, 10, SmallFiles.options(MatchKey.ID, RowMode.UPSERT)));
            over.add("file");
        });
        scheduler.add("updater", () -> {
            update(ports, person, SimulatedWorld.COUNTRY, Value.of("FR"));
            over.add(numbered.contains("client of file") ? "update" : "update before");
        });
        scheduler.add("worker", () -> {
            while (over.size() < 2) {
                scheduler.pass();
            }
            apply();
        });
        atEnd = () -> {
            if (over.contains("update before")) {
                assertThat(reliable.people()
                                .loadLatest(TENANT, List.of(person))
                                .get(person)
                                .value(SimulatedWorld.COUNTRY))
                        .as("the value of the file, which began after the update")
                        .isEqualTo(Value.of("DE"));
            }
        };
        return this;
    }

    /** Sends a small file that names a person by its address, and adds a worker, and one that gives the address away. */
    FileScenario addressGivenAway() {
        String address = EMAILS.get(1);
        FileContent content = files.content("address", 0, List.of(address), "FR");
        job = Optional.of(submit(reliable, content, 10, SmallFiles.options(MatchKey.EMAIL, RowMode.UPDATE)));
        scheduler.add("worker", this::applyAmongOthers);
        scheduler.add("mover", () -> {
            update(reliable, PEOPLE.get(1), SimulatedWorld.EMAIL, Value.NOTHING);
            scheduler.pass();
            update(reliable, PEOPLE.getFirst(), SimulatedWorld.EMAIL, Value.of(address));
        });
        atEnd = () -> results().checkWrittenBy(world.peopleAuditor);
        return this;
    }

    /** Deletes a person, sends a small file that creates it again, and adds two workers. */
    FileScenario creationAfterDeletion() {
        String person = PEOPLE.getFirst();
        update(reliable, person, Path.EXISTS, Value.of(false));
        FileContent content = files.content("again", 0, List.of(person), "FR");
        job = Optional.of(submit(reliable, content, 10, SmallFiles.options(MatchKey.ID, RowMode.UPSERT)));
        scheduler.add("worker0", this::applyAmongOthers);
        scheduler.add("worker1", this::applyAmongOthers);
        atEnd = () -> assertThat(reliable.people()
                        .loadLatest(TENANT, List.of(person))
                        .get(person)
                        .value(SimulatedWorld.EMAIL))
                .as("the address of the deleted person")
                .isEqualTo(Value.NOTHING);
        return this;
    }

    /** Sends a small file that creates a person, and adds a worker. */
    FileScenario creation() {
        FileContent content = files.content("creation", 0, List.of("new@file.example"), "FR");
        job = Optional.of(submit(reliable, content, 10, SmallFiles.options(MatchKey.EMAIL, RowMode.UPSERT)));
        scheduler.add("worker", this::applyAmongOthers);
        atEnd = () -> assertThat(results().results())
                .extracting(PersonResult::outcome)
                .as("the row of a new person")
                .containsExactly(Outcome.CREATED);
        return this;
    }
}
