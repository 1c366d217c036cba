package dev.muster.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import com.unboundid.scim2.common.utils.JsonUtils;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
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
 * Compares random filters over random people with a SCIM library. The comparison omits the points at which the library
 * reads RFC 7644 otherwise or lacks Muster's schema: capitals of ids, {@code updated}, order among values of different
 * types, and letters without a single capital.
 */
class ScimLibraryComparisonTest {
    private static final int PEOPLE = 20;
    private static final int FILTERS = 40;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 12);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void matchesLikeScimLibrary(long seed) throws ScimException, IOException {
        Random random = new Random(seed);
        RandomPeople people = new RandomPeople(random);
        RandomFilters filters = new RandomFilters(random);
        List<RandomPeople.Sample> samples =
                Stream.generate(people::next).limit(PEOPLE).toList();
        int matched = 0;
        for (String text : IntStream.range(0, FILTERS)
                .mapToObj(number -> filters.next(number % 4))
                .toList()) {
            // The filter first requires the organization, which the library does not know.
            Filter actual = ((Filter.And) read(text)).all().getLast();
            var expected = com.unboundid.scim2.common.filters.Filter.fromString(text);
            for (RandomPeople.Sample sample : samples) {
                boolean matches = actual.matches(sample.person());
                assertThat(matches)
                        .as("seed %d: %s of %s", seed, text, sample.json())
                        .isEqualTo(FilterEvaluator.evaluate(expected, json(sample)));
                matched += matches ? 1 : 0;
            }
        }
        assertThat(matched).isBetween(PEOPLE * FILTERS / 10, PEOPLE * FILTERS * 9 / 10);
    }

    /** Reads the JSON with the reader of the library, which finds names in any case. */
    private static JsonNode json(RandomPeople.Sample sample) throws IOException {
        return JsonUtils.getObjectReader().readTree(sample.json().toString());
    }

    private static Filter read(String text) {
        return switch (FilterParser.parse(text, Optional.of("3"), "")) {
            case Validated.Valid<Filter>(Filter filter) -> filter;
            case Validated.Invalid<Filter>(List<ApiProblem> problems) -> throw new AssertionError(text + problems);
        };
    }
}
