package dev.muster.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FunctionSettingsTest {

    @Test
    void prefersSystemPropertyToEnvironment() {
        Map.Entry<String, String> variable =
                System.getenv().entrySet().iterator().next();
        FunctionSettings settings = FunctionSettings.ofProcess();

        assertThat(settings.get(variable.getKey())).isEqualTo(variable.getValue());
        System.setProperty(variable.getKey(), "of the process");
        assertThat(settings.get(variable.getKey())).isEqualTo("of the process");
        System.clearProperty(variable.getKey());
    }

    @Test
    void rejectsNumberOutsideRange() {
        FunctionSettings settings = new FunctionSettings(_ -> Optional.of("20"));
        assertThat(settings.number("MAX_WAIT_SECONDS", 0, 20)).isEqualTo(20);
        assertThatThrownBy(() -> settings.number("MAX_WAIT_SECONDS", 0, 19))
                .hasMessage("the setting MAX_WAIT_SECONDS must be a whole number from 0 to 19, not 20");
        assertThatThrownBy(() -> new FunctionSettings(_ -> Optional.of("many")).number("MAX_WAIT_SECONDS", 0, 19))
                .hasMessageContaining("must be a whole number from 0 to 19, not many");
    }

    @Test
    void errorNamesMissingSetting() {
        assertThatThrownBy(() -> FunctionSettings.ofProcess().get("NO_SUCH_TABLE"))
                .isInstanceOf(FunctionSettings.MissingSetting.class)
                .hasMessageContaining("NO_SUCH_TABLE");
    }
}
