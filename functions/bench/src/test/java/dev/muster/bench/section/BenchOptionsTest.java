package dev.muster.bench.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Tests the properties of the command. */
class BenchOptionsTest {
    private static BenchOptions options(String sections, String largest) {
        Properties properties = new Properties();
        properties.setProperty("bench", sections);
        properties.setProperty("bench.largest", largest);
        return BenchOptions.of(properties);
    }

    @Test
    void emptyPropertiesMeanEverySectionUpToTheDefaultSize() {
        assertThat(options("", "")).isEqualTo(new BenchOptions("abcdefg", 50_000, false));
    }

    @Test
    void sectionsAreLettersAndSizesAboveTheLargestAreLeftOut() {
        BenchOptions options = options("a,b", "10000");

        assertThat(options.sections()).isEqualTo("ab");
        assertThat(options.sizes(1_000, 10_000, 50_000)).containsExactly(1_000, 10_000);
        assertThat(options("a", "500").sizes(1_000, 10_000)).containsExactly(500);
    }

    @Test
    void quickRunMeasuresFewPeopleOnce() {
        Properties properties = new Properties();
        properties.setProperty("bench.quick", "true");

        assertThat(BenchOptions.of(properties)).isEqualTo(new BenchOptions("abcdefg", 100, true));

        properties.setProperty("bench.quick", "yes");
        assertThatThrownBy(() -> BenchOptions.of(properties))
                .hasMessage("-Dbench.quick=yes is invalid: expected true or false");
    }

    @Test
    void errorsNameThePropertyAndTheAllowedValues() {
        assertThatThrownBy(() -> options("a,x", ""))
                .isInstanceOf(BenchOptions.InvalidOption.class)
                .hasMessageStartingWith("-Dbench=a,x is invalid: expected letters from a to ");
        assertThatThrownBy(() -> options("", "99"))
                .hasMessage("-Dbench.largest=99 is invalid: expected a whole number from 100 to 1000000");
    }
}
