package dev.muster.api.security;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Everything that reads what strangers send answers whatever comes, of which the seeds in the resources, spoiled at
 * random, are a sample. {@code mvn verify -Pfuzz} looks for more, led by what it reaches.
 */
class ParsersTest {
    @ParameterizedTest
    @EnumSource
    void answersWhateverComes(FuzzedParser fuzzedParser) {
        RandomMutations.of(fuzzedParser.folder(), fuzzedParser::read);
    }
}
