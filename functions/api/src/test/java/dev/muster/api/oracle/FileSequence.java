package dev.muster.api.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Two random files about some people, then their undos in reverse order, and their redos. */
final class FileSequence {
    private static final int SMALL = 14;
    private static final int LARGE = 250;
    private static final int MANY_ROWS = 1_001;

    private final Random random;
    private final FileSender sender;
    private final FileRun files;
    private final RandomFile generator;
    private final int people;
    private final boolean isLarge;

    FileSequence(Random random, FileOracle oracle, PlantedFileBug bug) {
        this.random = random;
        this.isLarge = random.nextInt(60) == 0;
        this.people = isLarge ? LARGE : 2 + random.nextInt(SMALL);
        this.sender = new FileSender(ApiStack.withPorts(bug::ports), random);
        this.generator = new RandomFile(random, people);
        this.files = new FileRun(sender, oracle, bug, people);
    }

    void run() {
        createPeople();
        String start = files.dump();
        String first = files.run(file());
        String between = files.dump();
        String second = files.run(file());
        String end = files.dump();
        String undoSecond = sender.undo(second);
        assertThat(files.dump()).as("after the undo of the second file").isEqualTo(between);
        String undoFirst = sender.undo(first);
        assertThat(files.dump()).as("after the undo of the first file").isEqualTo(start);
        sender.undo(undoFirst);
        assertThat(files.dump()).as("after the redo of the first file").isEqualTo(between);
        sender.undo(undoSecond);
        assertThat(files.dump()).as("after the redo of the second file").isEqualTo(end);
    }

    private SentFile file() {
        boolean isInParts = random.nextInt(3) == 0;
        int rows = isLarge && !isInParts ? MANY_ROWS + random.nextInt(300) : 1 + random.nextInt(3 * people);
        return generator.next(rows, isInParts);
    }

    /** Creates some of the people by a file, then deletes some, and takes some out of an organization. */
    private void createPeople() {
        files.run(generator.start(people));
        for (int number = 0; number < people; number++) {
            if (random.nextInt(8) == 0) {
                assertThat(sender.call(
                                        "DELETE",
                                        "/v1/people/" + generator.cells().id(number))
                                .status())
                        .isIn(204, 404);
            }
        }
        String ids = IntStream.range(0, people)
                .filter(number -> number == 0 || random.nextInt(4) == 0)
                .mapToObj(number -> '"' + generator.cells().id(number) + '"')
                .collect(Collectors.joining(","));
        String removal =
                "{\"select\":{\"ids\":[%s]},\"changes\":[{\"organization\":\"3\",\"remove\":true}]}".formatted(ids);
        assertThat(sender.send("POST", "/v1/jobs", "application/json", removal).status())
                .isEqualTo(202);
        sender.stack().runWorkers();
    }
}
