package dev.muster.api.security;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Feeds every parser its seeds, unchanged and mutated at random. {@code mvn verify -Pfuzz} searches further, guided by
 * coverage.
 */
class ParsersTest {
    @ParameterizedTest
    @EnumSource
    void handlesSeedsAndMutations(FuzzedParser fuzzedParser) {
        RandomMutations.of(fuzzedParser.folder(), fuzzedParser::read);
    }
}
