package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.job.Batch;
import dev.muster.core.job.Job;
import dev.muster.core.job.Plan;
import dev.muster.core.job.PlanProgress;
import dev.muster.core.person.Change;
import dev.muster.core.person.Rights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Decodes requests of different dialects that have one meaning, a folder of {@code rosetta} each, and compares the jobs
 * they create.
 */
class RosettaTest {
    private static final Path SAMPLES = Path.of("src", "test", "resources", "rosetta");

    /** The folder whose selections differ: LeadSquared selects by conditions only. */
    private static final String SAME_CHANGE = "team-2";

    private final ApiStack stack = ApiStack.withLocalAccounts();

    @BeforeEach
    void storePeople() {
        stack.store(ApiStack.DEMO, List.of("301", "302"), Set.of("3", "42"), Map.of());
    }

    /** The parts of a job that its request decides. */
    private record DecodedCommand(
            Plan plan, List<List<String>> ids, Change change, Rights rights, boolean dryRun, String note) {}

    @ParameterizedTest
    @MethodSource("samples")
    void decodesSameCommandInEveryDialect(Path sample) throws IOException {
        Map<String, DecodedCommand> decodeAll = decodeAll(sample);
        assertThat(decodeAll).hasSizeGreaterThan(1);
        DecodedCommand first = decodeAll.values().iterator().next();
        assertThat(decodeAll).allSatisfy((_, decode) -> assertThat(decode).isEqualTo(first));
    }

    @Test
    void decodesSameTeamChange() throws IOException {
        Set<Change> changes = decodeAll(SAMPLES.resolve(SAME_CHANGE)).values().stream()
                .map(DecodedCommand::change)
                .collect(Collectors.toSet());
        assertThat(changes).hasSize(1);
    }

    private static List<Path> samples() throws IOException {
        return files(SAMPLES).stream()
                .filter(sample -> !sample.endsWith(SAME_CHANGE))
                .toList();
    }

    private Map<String, DecodedCommand> decodeAll(Path sample) throws IOException {
        return files(sample).stream()
                .collect(Collectors.toMap(file -> file.getFileName().toString(), this::decode));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Sends the request, and reads the job that it created. */
    private DecodedCommand decode(Path file) {
        WireRequest request = request(file);
        TestResponse response = stack.send(request.method(), request.address(), request.body(), request.headers());
        assertThat(response.status()).as(file + ": " + response.body()).isEqualTo(202);
        // Ids sort by creation time, so the next job must be created later.
        stack.time.pass(Duration.ofSeconds(1));
        Job job = stack.ports.jobs().list(ApiStack.DEMO, 1, Optional.empty()).getFirst();
        assertThat(response.header("Location")).endsWith(job.id());
        return new DecodedCommand(
                job.plan(),
                ids(job),
                stack.ports.jobs().change(job),
                job.rights(),
                job.dryRun(),
                job.options().note());
    }

    private List<List<String>> ids(Job job) {
        return switch (job.plan()) {
            case Plan.ByIds byIds ->
                stack
                        .ports
                        .jobs()
                        .batches(
                                job.tenant(),
                                job.id(),
                                PlanProgress.of(byIds).keys().toList())
                        .values()
                        .stream()
                        .map(Batch::ids)
                        .toList();
            case Plan.ByFilter _, Plan.Derived _, Plan.ByRows _, Plan.ByFile _ -> List.of();
        };
    }

    /** Parses a file of a request line, headers, an empty line and a body. */
    private WireRequest request(Path file) {
        String[] parts = text(file).split("\n\n", 2);
        List<String> head = parts[0].lines().toList();
        String[] line = head.getFirst().split(" ", 2);
        Map<String, String> headers = head.stream()
                .skip(1)
                .map(header -> header.split(": ", 2))
                .collect(Collectors.toMap(header -> header[0], header -> header[1]));
        return new WireRequest(line[0], line[1], headers, parts[1]);
    }

    private String text(Path file) {
        try {
            String text = Files.readString(file);
            return text.contains("{{session}}") ? text.replace("{{session}}", session()) : text;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private String session() {
        TestResponse response = stack.post(
                "/apis/v4/sessions", "{\"api_key\":\"" + ApiStack.KEY + "\"}", "Content-Type", "application/json");
        assertThat(response.status()).as(response.body()).isLessThan(300);
        return response.at("/token");
    }
}
