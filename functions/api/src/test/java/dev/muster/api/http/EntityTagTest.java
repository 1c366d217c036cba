package dev.muster.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
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
    void differsByTenantFormIdAndVersion() {
        Tenant demo = new Tenant("demo");
        EntityTag tag = EntityTag.of(demo, "person", "7", "1");
        assertThat(tag.opaque()).matches("[0-9a-f]{32}");
        assertThat(tag)
                .isEqualTo(EntityTag.of(demo, "person", "7", "1"))
                .isNotEqualTo(EntityTag.of(new Tenant("other"), "person", "7", "1"))
                .isNotEqualTo(EntityTag.of(demo, "person?history", "7", "1"))
                .isNotEqualTo(EntityTag.of(demo, "person", "8", "1"))
                .isNotEqualTo(EntityTag.of(demo, "person", "7", "2"))
                .isNotEqualTo(EntityTag.of("person", "7", "1"));
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
