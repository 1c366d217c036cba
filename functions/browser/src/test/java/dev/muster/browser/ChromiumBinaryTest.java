package dev.muster.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("browser")
class ChromiumBinaryTest {
    private static final List<Path> FOLDERS = List.of(Path.of("/opt/bin"), Path.of("/usr/bin"));

    @Test
    void firstBrowserOfThePathIsTaken() {
        Path chrome = Path.of("/usr/bin/google-chrome");
        assertThat(ChromiumBinary.installed(FOLDERS, chrome::equals)).isEqualTo(chrome);
        assertThat(ChromiumBinary.installed(FOLDERS, _ -> true)).isEqualTo(Path.of("/opt/bin/chromium"));
    }

    @Test
    void missingBrowserIsSaidWithWhatToInstall() {
        assertThatThrownBy(() -> ChromiumBinary.installed(FOLDERS, _ -> false))
                .hasMessage("the tests of the console need Chromium: install it (on Debian: apt-get install chromium), "
                        + "or name the program with -Dchromium=PATH");
    }
}
