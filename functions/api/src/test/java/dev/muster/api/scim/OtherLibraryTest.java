package dev.muster.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import com.unboundid.scim2.common.utils.JsonUtils;
import dev.muster.api.problem.Validated;
import dev.muster.core.job.Problem;
import dev.muster.core.selection.Filter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random filters mean the same of random people as they do to a library that has nothing of ours. Left out is where it
 * reads the RFC otherwise or cannot know what we know: capitals of ids (it has no schema here, and so takes them for
 * text), {@code updated}, order among values of different types, and letters that have no one capital.
 */
class OtherLibraryTest {
    private static final int PEOPLE = 20;
    private static final int FILTERS = 40;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 12);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void meansTheSame(long seed) throws ScimException, IOException {
        Random random = new Random(seed);
        RandomPeople people = new RandomPeople(random);
        RandomFilters filters = new RandomFilters(random);
        List<RandomPeople.Twin> twins =
                Stream.generate(people::next).limit(PEOPLE).toList();
        int matched = 0;
        for (String text : IntStream.range(0, FILTERS)
                .mapToObj(number -> filters.next(number % 4))
                .toList()) {
            // Without the organization, which we want people to be in, and the library knows nothing of.
            Filter ours = ((Filter.And) read(text)).all().getLast();
            var theirs = com.unboundid.scim2.common.filters.Filter.fromString(text);
            for (RandomPeople.Twin twin : twins) {
                boolean matches = ours.matches(twin.person());
                assertThat(matches)
                        .as("seed %d: %s of %s", seed, text, twin.json())
                        .isEqualTo(FilterEvaluator.evaluate(theirs, json(twin)));
                matched += matches ? 1 : 0;
            }
        }
        assertThat(matched).isBetween(PEOPLE * FILTERS / 10, PEOPLE * FILTERS * 9 / 10);
    }

    /** A tree of that library's making, in which names are found in any case. */
    private static JsonNode json(RandomPeople.Twin twin) throws IOException {
        return JsonUtils.getObjectReader().readTree(twin.json().toString());
    }

    private static Filter read(String text) {
        return switch (FilterParser.parse(text, Optional.of("3"), "")) {
            case Validated.Valid<Filter>(Filter filter) -> filter;
            case Validated.Invalid<Filter>(List<Problem> problems) -> throw new AssertionError(text + problems);
        };
    }
}
