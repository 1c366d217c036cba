package dev.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The console shows values, notes, headings and reasons as text, also those that look like markup. */
@ConsoleTest
class NaughtyTextTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> TEXTS = NaughtyText.ALL;

    private static void assertInert(ConsoleVisit visit) {
        assertThat(visit.page().evaluate("() => window.caught ?? 0")).isEqualTo(0);
        assertThat(visit.page().locator("#console img, #console script, #console b b"))
                .hasCount(0);
        assertThat((int) visit.page().evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                .isZero();
    }

    @Test
    void valuesOfPeopleAreInert(ConsoleBrowser browser, DemoTenant tenant) {
        tenant.storeJson(IntStream.range(0, TEXTS.size())
                .mapToObj(n -> person("naughty-" + n, TEXTS.get(n)))
                .collect(Collectors.joining("\n")));
        for (Look look : List.of(Look.WIDE, Look.PHONE)) {
            ConsoleVisit visit = browser.signedIn(look);
            visit.goTo("#/people");
            visit.field("Filter").fill("id sw \"naughty-\"");
            visit.button("Search").click();
            assertThat(visit.page().locator("tbody tr")).hasCount(TEXTS.size());
            TEXTS.forEach(text -> assertThat(visit.page().locator("table")).containsText(NaughtyText.shown(text)));
            assertInert(visit);
            for (int n = 0; n < TEXTS.size(); n++) {
                visit.goTo("#/people/naughty-" + n);
                assertThat(visit.title()).hasText("Person naughty-" + n);
                assertThat(visit.page().locator("dl").first()).containsText(NaughtyText.shown(TEXTS.get(n)));
                assertInert(visit);
            }
        }
    }

    private static String person(String id, String text) {
        ObjectNode person = JSON.createObjectNode().put("id", id);
        person.putObject("attributes").put("first_name", text).put("notes", text);
        person.putObject("custom").put(text.substring(0, Math.min(200, text.length())), text);
        person.putObject("organizations").putObject("3").put("followup_status", text);
        return person.toString();
    }

    @Test
    void notesOfJobsAreInert(ConsoleBrowser browser, DemoTenant tenant) {
        ConsoleVisit visit = browser.signedIn(Look.PHONE);
        for (String note : TEXTS) {
            String request = """
                    {"select":{"ids":["4239"]},"changes":[{"set":"notes","to":%s}],"note":%s}""".formatted(JSON.valueToTree(note), JSON.valueToTree(note));
            String job = tenant.run(request).path("id").asText();
            visit.goTo("#/jobs/" + job);
            assertThat(visit.title()).hasText(NaughtyText.shown(note));
            assertThat(visit.page().locator("table.results")).containsText(NaughtyText.shown(note));
            assertInert(visit);
        }
        visit.goTo("#/jobs");
        assertThat(visit.page().locator(".jobs")).containsText(NaughtyText.shown(TEXTS.get(1)));
        assertInert(visit);
    }

    @Test
    void headingsCellsAndReasonsOfFilesAreInert(ConsoleBrowser browser) {
        ConsoleVisit visit = browser.signedIn(Look.PHONE);
        visit.goTo("#/new");
        visit.chooseFile("<img src=x onerror=window.caught=7>.csv", naughtyFile());
        Locator columns = visit.page().locator("table.columns");
        assertThat(columns.locator("tbody tr")).hasCount(TEXTS.size() + 2);
        TEXTS.forEach(text -> assertThat(columns).containsText(NaughtyText.shown(text)));
        assertThat(visit.page().locator(".drop")).containsText("<img src=x onerror=window.caught=7>.csv");
        assertInert(visit);
        columns.locator("tbody tr input").all().forEach(input -> input.fill(""));
        columns.locator("tbody tr input").first().fill("id");
        columns.locator("tbody tr input").nth(1).fill("score:number");
        visit.button("Preview").click();
        assertThat(visit.page().locator(".reasons")).containsText("<script>window.caught = 1</script>");
        assertInert(visit);
    }

    /** Each heading and each cell of the first row is naughty; the second column takes numbers only. */
    private static String naughtyFile() {
        // A heading that is renamed has at most 256 characters.
        String headings = TEXTS.stream()
                .map(text -> cell(text.substring(0, Math.min(250, text.length()))))
                .collect(Collectors.joining(","));
        String cells = TEXTS.stream().map(NaughtyTextTest::cell).collect(Collectors.joining(","));
        return "id,score," + headings + "\n" + "4237," + cell(TEXTS.get(0)) + "," + cells + "\n";
    }

    private static String cell(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
