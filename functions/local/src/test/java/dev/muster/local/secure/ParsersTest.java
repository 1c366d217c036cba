package dev.muster.local.secure;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Everything that reads what strangers send answers whatever comes, of which the seeds in the resources, spoiled at
 * random, are a sample. {@code mvn verify -Pfuzz} looks for more, led by what it reaches.
 */
class ParsersTest {
    @ParameterizedTest
    @EnumSource
    void answersWhateverComes(Parser parser) {
        Mutations.of(parser.folder(), parser::read);
    }
}
