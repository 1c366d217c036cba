package dev.muster.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console as it is packed. */
class ConsolePagesTest {
    private static final int MAX_BYTES = 60 * 1024;

    private static List<Page> pages;

    @BeforeAll
    static void build() throws IOException {
        pages = new ConsolePages(Path.of("src", "main", "console")).pages();
    }

    private static List<String> texts(String ending) {
        return pages.stream()
                .filter(page -> page.path().endsWith(ending))
                .map(Page::text)
                .toList();
    }

    @Test
    void hasAtMost60KilobytesCompressed() throws IOException {
        int bytes = 0;
        for (Page page : pages) {
            bytes += PagePacker.compressed(page.text()).length;
        }
        assertThat(bytes).isLessThanOrEqualTo(MAX_BYTES);
    }

    @Test
    void namesItsLibrariesAndTheirLicences() {
        assertThat(texts(".js"))
                .anyMatch(text -> text.startsWith("// preact 10.27.2, MIT License\n"))
                .anyMatch(text -> text.startsWith("// htm 3.1.1, Apache License 2.0\n"))
                .noneMatch(text -> text.contains("sourceMappingURL"));
        assertThat(texts(".txt"))
                .singleElement()
                .asString()
                .contains("The MIT License (MIT)", "Apache License", "Jason Miller");
    }

    @Test
    void usesNothingThatThePolicyForbids() {
        assertThat(texts(".js"))
                .allMatch(
                        text -> !text.matches("(?s).*\\b(eval\\(|new Function|document\\.write|insertAdjacentHTML).*"))
                .filteredOn(text -> !text.startsWith("// "))
                .noneMatch(text -> text.contains("innerHTML") || text.contains("InnerHTML") || text.contains("style="))
                .noneMatch(text -> text.contains("localStorage") || text.contains("sessionStorage"));
        assertThat(pages.getFirst().text()).doesNotContain("<style", "style=", "onclick", "http://", "https://");
    }

    @Test
    void packsLicencesOfLibraries(@TempDir Path classes) throws IOException {
        BrowserLibrary.writeLicenses(classes);
        assertThat(classes.resolve("META-INF/licenses/preact/LICENSE"))
                .content()
                .contains("MIT");
        assertThat(Files.readString(classes.resolve("META-INF/licenses/htm/LICENSE")))
                .contains("Apache License");
    }
}
