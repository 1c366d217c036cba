package dev.muster.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.pages.openapi.SourceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the reference, as they are built. */
class DocsPagesTest {
    private static final SourceFiles FILES = new SourceFiles(Path.of("src/main/openapi"), Path.of("../../events"));
    private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("href=\"#([^\"]+)\"");

    private static Map<String, Page> pages;

    @BeforeAll
    static void build() throws IOException {
        pages = new DocsPages(FILES, Path.of("src/main/reference/reference.css"))
                .pages().stream().collect(Collectors.toMap(Page::path, Function.identity()));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/problems"})
    void everyLinkWithinThePageHasItsTarget(String path) {
        String page = pages.get(path).text();
        List<String> ids =
                ID.matcher(page).results().map(match -> match.group(1)).toList();
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(15);
        assertThat(ids).containsAll(found(LINK, page));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/problems"})
    void needsNoScriptAndNoInlineStyle(String path) {
        assertThat(pages.get(path).text())
                .startsWith("<!doctype html>")
                .doesNotContain("<script", "style=\"", "<style", "onclick", "http://");
    }

    @Test
    void stylesAreServedUnderTheDigestOfTheirContent() {
        Page styles = pages.values().stream()
                .filter(page -> page.mediaType().equals(Page.CSS))
                .findFirst()
                .orElseThrow();
        assertThat(styles.path()).matches("/docs/reference\\.[0-9a-f]{12}\\.css");
        assertThat(pages.get("/docs").text()).contains("href=\"" + styles.path() + "\"");
        assertThat(styles.caching()).isEqualTo(Page.Caching.IMMUTABLE);
    }

    @Test
    void everyOperationHasASectionWithACommand() {
        String page = pages.get("/docs").text();
        String document = pages.get("/openapi.json").text();
        List<String> operations = Pattern.compile("\"operationId\":\"(\\w+)\"")
                .matcher(document)
                .results()
                .map(match -> match.group(1))
                .filter(name -> !name.endsWith("Headers"))
                .filter(name -> !page.contains("<article id=\"" + name + "\""))
                .toList();
        assertThat(operations).isEmpty();
        List<String> withoutCommand = Pattern.compile("(?s)<article id=\"(\\w+)\" class=\"operation\">.*?</article>")
                .matcher(page)
                .results()
                .filter(section -> !section.group().contains("curl -s"))
                .map(section -> section.group(1))
                .toList();
        assertThat(withoutCommand).isEmpty();
    }

    @Test
    void everyProblemHasASectionWithCauseAndCure() throws IOException {
        String page = pages.get("/docs/problems").text();
        Set<String> codes = FILES.problems().members().keySet();
        assertThat(found(Pattern.compile("<section id=\"([a-z_]+)\" class=\"problem\">"), page))
                .isEqualTo(codes);
        assertThat(Pattern.compile("<h3>(Cause|Cure)</h3>\n<p>\\S")
                        .matcher(page)
                        .results()
                        .map(MatchResult::group))
                .hasSize(2 * codes.size());
    }

    @Test
    void documentHasTheBodiesOfTheSampleEvents() {
        assertThat(pages.get("/openapi.json").text())
                .contains("no-such-person", "maria.santos@example.org,Philippines,contacted")
                .doesNotContain("x-examples", "x-common-headers", "H4sI");
    }
}
