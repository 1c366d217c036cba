package dev.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The form of a new job from a file reads the columns, and shows errors before the file is sent. */
@ConsoleTest
class FileFormTest {
    private static final String DROP = """
            ([selector, name, text]) => {
                const transfer = new DataTransfer();
                transfer.items.add(new File([text], name, { type: 'text/csv' }));
                document.querySelector(selector).dispatchEvent(
                    new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
            }""";

    private ConsoleVisit visit;

    @BeforeEach
    void start(ConsoleBrowser browser) {
        visit = browser.signedIn(Look.WIDE);
        visit.goTo("#/new");
        assertThat(visit.title()).hasText("New job");
    }

    @Test
    void droppedFileIsRead() {
        visit.page().evaluate(DROP, new String[] {".drop", "dropped.csv", "id,country\n4001,FR\n"});
        assertThat(visit.page().locator(".drop")).containsText("dropped.csv");
        assertThat(visit.field("Attribute for country")).hasValue("country");
    }

    @Test
    void headingsThatPeopleWriteFindTheirAttributes() {
        List<String> headings = List.of("First Name", "E-Mail Address", "Shoe Size", "organizations.3.followup_status");
        visit.chooseFile("people.csv", "\ufeff" + String.join("\t", headings) + "\nJo\tjo@example.org\t42\tcontacted");
        assertThat(visit.field("Attribute for First Name")).hasValue("first_name");
        assertThat(visit.field("Attribute for E-Mail Address")).hasValue("email");
        assertThat(visit.field("Attribute for Shoe Size")).hasValue("shoe_size");
        assertThat(visit.field("Attribute for organizations.3.followup_status"))
                .hasValue("organizations.3.followup_status");
        assertThat(visit.field("A row names its person by")).hasValue("email");
    }

    @Test
    void firstRowsAreShownAsTheyWillBeRead() {
        visit.chooseFile("people.csv", "id,city,score\n4001,\"Rome, Lazio\",many\n4002,,5\n4003,#N/A,\n");
        visit.field("Attribute for score").fill("score:number");
        Locator rows = visit.page()
                .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("First rows"))
                .locator("tbody tr");
        assertThat(rows).hasCount(3);
        assertThat(rows.nth(0)).containsText("Rome, Lazio");
        assertThat(rows.nth(0)).containsText("no number");
        assertThat(rows.nth(1)).containsText("keeps");
        assertThat(rows.nth(2)).containsText("clears");
        visit.field("A blank cell").selectOption("clear");
        assertThat(rows.nth(1)).containsText("clears");
    }

    @Test
    void columnThatNamesNobodyIsSaid() {
        visit.chooseFile("people.csv", "town,labels\nRome,5\n");
        assertThat(visit.page().locator("[role=alert]")).containsText("No column goes to id");
        visit.field("Attribute for labels").fill("labels");
        assertThat(visit.page().locator("table.columns")).containsText("organizations.3.labels");
        visit.field("Attribute for labels").fill("city");
        assertThat(visit.page().locator("table.columns")).containsText("Another column has it too.");
    }

    @Test
    void workbookIsRefusedWithWhatToDo() {
        byte[] workbook = {'P', 'K', 3, 4, 20, 0};
        visit.field("File").setInputFiles(new FilePayload("people.xlsx", "application/octet-stream", workbook));
        assertThat(visit.page().locator("[role=alert]")).containsText("Save it as CSV");
    }

    @Test
    void refusedFileKeepsTheFormAndShowsEveryError() {
        visit.chooseFile("people.csv", "id,city\n4001,Rome\n");
        visit.field("Attribute for city").fill("City!");
        visit.button("Preview").click();
        assertThat(visit.page().locator(".problem")).containsText("City!");
        assertThat(visit.field("Attribute for city")).hasValue("City!");
    }
}
