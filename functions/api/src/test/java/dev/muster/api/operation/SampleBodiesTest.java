package dev.muster.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the vendor dialects are the bodies of the sample events that they name. */
class SampleBodiesTest {
    private static final Path EVENTS = Path.of("../../events");
    private static final Pattern SUMMARY = Pattern.compile("The body of events/([a-z-]+/[a-z-]+\\.json)");
    private static final List<String> DIALECTS = List.of("missionhub", "huddle", "leadsquared", "usercom");

    /**
     * An example of the document.
     *
     * @param event the file that its summary names
     */
    record Sample(String event, JsonNode value) {
        @Override
        public String toString() {
            return event;
        }
    }

    static List<Sample> samples() {
        return Stream.of("examples", "x-xml-examples")
                .flatMap(name -> DocumentedExchange.DOCUMENT.root().findValues(name).stream())
                .flatMap(JsonNode::valueStream)
                .flatMap(SampleBodiesTest::sample)
                .toList();
    }

    private static Stream<Sample> sample(JsonNode example) {
        Matcher summary = SUMMARY.matcher(example.path("summary").asText());
        return summary.matches() ? Stream.of(new Sample(summary.group(1), example.path("value"))) : Stream.empty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void exampleIsTheBodyOfItsEvent(Sample sample) throws IOException {
        String body = event(sample.event()).path("body").asText().strip();
        JsonNode expected = body.startsWith("<") ? TextNode.valueOf(body) : ApiDocument.json(body);
        assertThat(sample.value()).isEqualTo(expected);
    }

    @Test
    void everyBodyIsAnExample() throws IOException {
        Set<String> withBody = new TreeSet<>();
        for (String dialect : DIALECTS) {
            try (Stream<Path> files = Files.list(EVENTS.resolve(dialect))) {
                for (Path file : files.toList()) {
                    String name = dialect + "/" + file.getFileName();
                    if (event(name).hasNonNull("body")) {
                        withBody.add(name);
                    }
                }
            }
        }
        assertThat(samples().stream().map(Sample::event).collect(Collectors.toSet()))
                .isEqualTo(withBody);
    }

    private static JsonNode event(String name) throws IOException {
        return ApiDocument.json(Files.readString(EVENTS.resolve(name)));
    }
}
