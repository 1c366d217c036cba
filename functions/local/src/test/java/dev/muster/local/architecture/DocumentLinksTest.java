package dev.muster.local.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every relative link of the documents leads to a file, and to a heading if it names one. */
class DocumentLinksTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|^ {4}.*?$|`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern ANCHOR = Pattern.compile("<a (?:id|name)=\"([^\"]+)\">");
    private static final Pattern PAGE = Pattern.compile("docs/[\\w/-]+\\.md");

    static Stream<Path> documents() throws IOException {
        return Stream.of("README.md", "docs", ".github", "events")
                .map(ROOT::resolve)
                .flatMap(DocumentLinksTest::files)
                .filter(file -> file.toString().endsWith(".md"));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> links(Path document) throws IOException {
        String prose = CODE.matcher(Files.readString(document)).replaceAll("");
        return LINK.matcher(prose)
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(Path document) throws IOException {
        assertThat(links(document)).allSatisfy(link -> {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
            assertThat(target).as(link).exists();
            if (parts.length == 2) {
                assertThat(anchors(target)).as(link).contains(parts[1]);
            }
        });
    }

    /** The anchors of a page: its headings as GitHub spells them, and those that are set by hand. */
    private static Set<String> anchors(Path document) throws IOException {
        String text = Files.readString(document);
        return Stream.concat(
                        HEADING.matcher(text).results().map(DocumentLinksTest::anchor),
                        ANCHOR.matcher(text).results().map(anchor -> anchor.group(1)))
                .collect(Collectors.toSet());
    }

    private static String anchor(MatchResult heading) {
        return heading.group(1)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    @Test
    void readmeFitsOnTwoHundredLines() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void everyPageThatJavadocCitesIsThere() {
        List<String> cited = files(ROOT.resolve("functions"))
                .filter(file -> file.toString().endsWith(".java"))
                .flatMap(DocumentLinksTest::pages)
                .distinct()
                .toList();
        assertThat(cited)
                .isNotEmpty()
                .allSatisfy(page -> assertThat(ROOT.resolve(page)).exists());
    }

    private static Stream<String> pages(Path source) {
        try {
            return PAGE.matcher(Files.readString(source)).results().map(MatchResult::group).toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
