package dev.muster.local.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The core names no vendor and nothing of HTTP: these belong to a dialect and to the API. */
class CoreWordsTest {
    private static final Pattern FOREIGN = Pattern.compile(
            "(?i)huddle|leadsquared|missionhub|user\\.?com|https?:|\\bHTTP|media.type|if-match|content-type|user-agent");

    static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", "core", "src", "main"))) {
            return files.filter(Files::isRegularFile).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void coreNamesNoVendorAndNothingOfHttp(Path source) throws IOException {
        assertThat(Files.readString(source)).doesNotContainPattern(FOREIGN);
    }
}
