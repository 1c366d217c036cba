package dev.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From a spreadsheet to the undo, with the keyboard alone. */
@ConsoleTest
class WholeJourneyTest {
    @Test
    void fileIsPreviewedRunAndUndoneByKeyboardAlone(ConsoleBrowser browser, DemoTenant tenant) {
        List<JsonNode> before = people(tenant);
        ConsoleVisit visit = browser.visit(Look.WIDE);
        Keyboard keyboard = visit.keyboard();

        keyboard.type(visit.field("API key"), DemoTenant.KEY);
        keyboard.press(visit.button("Open the console"));
        assertThat(visit.title()).hasText("Jobs");
        keyboard.press(visit.link("New job").first());
        assertThat(visit.title()).hasText("New job");
        chooseFileAndColumns(visit, keyboard);
        keyboard.press(visit.button("Preview"));
        assertThat(visit.title()).containsText("Preview");
        assertThat(visit.state()).hasText("Completed");
        assertThat(visit.text("This changes 28 of 30 people")).isVisible();
        assertThat(people(tenant)).isEqualTo(before);

        runExactlyThis(visit, keyboard);
        assertThat(visit.page().getByRole(AriaRole.PROGRESSBAR)).hasAttribute("aria-valuenow", "30");
        assertThat(tenant.attribute(SamplePeople.id(210), "city")).isEqualTo("Lisboa");
        downloadFailedRows(visit, keyboard);

        keyboard.press(visit.button("Undo"));
        assertThat(visit.title()).containsText("Preview");
        assertThat(visit.text("28 people go back")).isVisible();
        runExactlyThis(visit, keyboard);
        assertThat(visit.page().getByRole(AriaRole.PROGRESSBAR)).hasAttribute("aria-valuenow", "28");
        assertThat(people(tenant)).isEqualTo(before);
        assertThat(visit.button("Redo")).isVisible();
    }

    private static void chooseFileAndColumns(ConsoleVisit visit, Keyboard keyboard) {
        keyboard.reach(visit.field("File"));
        visit.chooseFile(
                () -> visit.page().keyboard().press("Enter"),
                ConsoleVisit.payload(JourneyFile.NAME, JourneyFile.csv()));
        assertThat(visit.field("Attribute for E-Mail")).hasValue("email");
        keyboard.type(visit.field("Attribute for Wohnort"), "city");
        keyboard.type(visit.field("Attribute for Punkte"), "score:number");
        keyboard.reach(visit.field("Attribute for Bemerkung"));
        visit.page().keyboard().press("Control+A");
        visit.page().keyboard().press("Delete");
        assertThat(visit.field("A row names its person by")).hasValue("email");
    }

    private static void runExactlyThis(ConsoleVisit visit, Keyboard keyboard) {
        String preview = visit.page().url();
        keyboard.type(visit.field("Type the number"), Integer.toString(JourneyFile.PEOPLE));
        keyboard.press(visit.button("Run exactly this"));
        visit.page().waitForURL(address -> !address.equals(preview));
        assertThat(visit.state()).hasText("Completed");
        assertThat(visit.page().locator("#live")).hasText("Completed: 28 people changed");
    }

    private static void downloadFailedRows(ConsoleVisit visit, Keyboard keyboard) {
        keyboard.reach(visit.button("Download failed rows"));
        Page page = visit.page();
        String failed = visit.download(() -> page.keyboard().press("Enter"));
        assertThat(failed.lines())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("E-Mail,Wohnort,Punkte,Bemerkung,row,outcome,reason");
        assertThat(failed).contains("nobody@example.org,Lisboa,7,who,29,not_found", "many,typo,30,refused");
    }

    /** Returns the people of the file as the API shows them, without the count of writes. */
    private static List<JsonNode> people(DemoTenant tenant) {
        return JourneyFile.people().stream()
                .map(n -> tenant.person(SamplePeople.id(n)))
                .map(person -> person.<ObjectNode>deepCopy().<JsonNode>without("version"))
                .toList();
    }

    @Test
    void wrongNumberRunsNothing(ConsoleBrowser browser, DemoTenant tenant) {
        ConsoleVisit visit = browser.signedIn(Look.WIDE);
        visit.goTo("#/jobs/" + browser.jobs().preview());
        visit.field("Type the number").fill("1");
        visit.button("Run exactly this").click();
        assertThat(visit.text("Type 40, the number of people who change.")).isVisible();
        assertThat(tenant.job(browser.jobs().preview()).path("released_by").isNull())
                .isTrue();
    }
}
