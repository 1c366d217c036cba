package dev.muster.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "W/\"7\"", "*", "\"6\", \"7\"", " \"7\" "})
    void matchesIfNoneMatch(String header) {
        assertThat(new EntityTag("7").isNamedBy(Optional.of(header))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "\"8\"", "\"77\"", "'7'"})
    void differsFromIfNoneMatch(String header) {
        assertThat(new EntityTag("7").isNamedBy(Optional.of(header))).isFalse();
    }

    @Test
    void differsByBody() {
        assertThat(EntityTag.ofBody("a")).isEqualTo(EntityTag.ofBody("a")).isNotEqualTo(EntityTag.ofBody("b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "*", "\"6\", \"7\"", " \"7\" "})
    void satisfiesIfMatch(String header) {
        assertThat(new EntityTag("7").isAllowedBy(Optional.of(header))).isTrue();
        assertThat(new EntityTag("7").isAllowedBy(Optional.empty())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "\"8\"", "W/\"7\"", "'7'"})
    void failsIfMatch(String header) {
        assertThat(new EntityTag("7").isAllowedBy(Optional.of(header))).isFalse();
    }
}
