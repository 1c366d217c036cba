package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.job.Batch;
import dev.muster.core.job.Job;
import dev.muster.core.job.Plan;
import dev.muster.core.job.PlanProgress;
import dev.muster.core.person.Change;
import dev.muster.core.person.ProtectionRules;
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
 * Requests that mean the same, one a dialect, in the folders of {@code rosetta}: whatever the dialect, the very same job
 * is written down. What a job holds is all that is left of a command: whom it selects and what it does to them.
 */
class RosettaTest {
    private static final Path STONES = Path.of("src", "test", "resources", "rosetta");

    /** LeadSquared selects by conditions alone, so that only the change can be said in another dialect. */
    private static final String SAME_CHANGE = "team-2-whoever";

    private final ApiStack walk = ApiStack.local();

    @BeforeEach
    void storePeople() {
        walk.store(ApiStack.DEMO, List.of("301", "302"), Set.of("3", "42"), Map.of());
    }

    /** What a command has come to, without what tells one job from another. */
    private record Meaning(
            Plan plan, List<List<String>> ids, Change change, ProtectionRules rules, boolean dryRun, String note) {}

    @ParameterizedTest
    @MethodSource("stones")
    void meansTheSameInEveryDialect(Path stone) throws IOException {
        Map<String, Meaning> meanings = meanings(stone);
        assertThat(meanings).hasSizeGreaterThan(1);
        Meaning first = meanings.values().iterator().next();
        assertThat(meanings).allSatisfy((_, meaning) -> assertThat(meaning).isEqualTo(first));
    }

    @Test
    void changesTheTeamInTheSameWay() throws IOException {
        Set<Change> changes = meanings(STONES.resolve(SAME_CHANGE)).values().stream()
                .map(Meaning::change)
                .collect(Collectors.toSet());
        assertThat(changes).hasSize(1);
    }

    private static List<Path> stones() throws IOException {
        return files(STONES).stream()
                .filter(stone -> !stone.endsWith(SAME_CHANGE))
                .toList();
    }

    private Map<String, Meaning> meanings(Path stone) throws IOException {
        return files(stone).stream()
                .collect(Collectors.toMap(file -> file.getFileName().toString(), this::meaning));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Sends the request, and reads the job that it made. */
    private Meaning meaning(Path file) {
        WireRequest wire = wire(file);
        TestResponse answer = walk.send(wire.method(), wire.address(), wire.body(), wire.headers());
        assertThat(answer.status()).as(file + ": " + answer.body()).isEqualTo(202);
        // Ids sort by the time of making, so the next job must come later.
        walk.time.pass(Duration.ofSeconds(1));
        Job job = walk.ports.jobs().list(ApiStack.DEMO, 1, Optional.empty()).getFirst();
        assertThat(answer.header("Location")).endsWith(job.id());
        return new Meaning(
                job.plan(),
                ids(job),
                job.change(),
                job.rules(),
                job.dryRun(),
                job.options().note());
    }

    private List<List<String>> ids(Job job) {
        return switch (job.plan()) {
            case Plan.ByIds byIds ->
                walk
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
            case Plan.ByFilter _ -> List.of();
            case Plan.Derived _ -> List.of();
        };
    }

    /** A file has the request's line, its headers, an empty line and its body. */
    private WireRequest wire(Path file) {
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
        TestResponse answer = walk.post(
                "/apis/v4/sessions", "{\"api_key\":\"" + ApiStack.KEY + "\"}", "Content-Type", "application/json");
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
        return answer.at("/token");
    }
}
