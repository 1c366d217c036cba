package dev.muster.local.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checks that docs/proof.md names existing tests and has a proof for each failure of its list. */
class ProofPageTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|Contract))(?:#(\\w+))?`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*$");

    private static String page;
    private static final Map<String, String> SOURCES = new HashMap<>();

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("..", "..", "docs", "proof.md"));
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            for (Path file : files.filter(ProofPageTest::isTest).toList()) {
                String name = file.getFileName().toString();
                SOURCES.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
            }
        }
    }

    private static boolean isTest(Path file) {
        String path = file.toString().replace('\\', '/');
        boolean holdsTests = path.contains("/src/test/java/") || path.startsWith("../testing/src/main/java/");
        return holdsTests && path.endsWith(".java");
    }

    private static List<MatchResult> named(String text) {
        return NAMED.matcher(text).results().toList();
    }

    @Test
    void everyNamedTestExists() {
        assertThat(named(page)).hasSizeGreaterThan(100).allSatisfy(reference -> {
            assertThat(SOURCES).containsKey(reference.group(1));
            if (reference.group(2) != null) {
                assertThat(SOURCES.get(reference.group(1)))
                        .as(reference.group())
                        .containsPattern("(?m)^    ((default|protected|public) )?void " + reference.group(2) + "\\(");
            }
        });
    }

    @Test
    void everyFailureHasAProof() {
        List<MatchResult> rows = ROW.matcher(page).results().toList();
        assertThat(rows)
                .extracting(row -> Integer.parseInt(row.group(1)))
                .hasSizeGreaterThan(40)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, rows.size()).boxed().toList());
        assertThat(rows).allSatisfy(row -> assertThat(named(row.group())).isNotEmpty());
    }
}
