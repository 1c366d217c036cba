package dev.muster.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void takesASystemPropertyBeforeTheEnvironment() {
        Map.Entry<String, String> variable =
                System.getenv().entrySet().iterator().next();
        Settings settings = Settings.ofProcess();

        assertThat(settings.get(variable.getKey())).isEqualTo(variable.getValue());
        System.setProperty(variable.getKey(), "of the process");
        assertThat(settings.get(variable.getKey())).isEqualTo("of the process");
        System.clearProperty(variable.getKey());
    }

    @Test
    void namesTheSettingThatIsMissing() {
        assertThatThrownBy(() -> Settings.ofProcess().get("NO_SUCH_TABLE"))
                .isInstanceOf(Settings.MissingSetting.class)
                .hasMessageContaining("NO_SUCH_TABLE");
    }
}
