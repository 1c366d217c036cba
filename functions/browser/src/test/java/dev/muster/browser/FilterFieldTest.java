package dev.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The filter of a new job shows the number of people who match, or the error and its position. */
@ConsoleTest
class FilterFieldTest {
    private ConsoleVisit visit;

    @BeforeEach
    void start(ConsoleBrowser browser) {
        visit = browser.signedIn(Look.WIDE);
        visit.goTo("#/new");
        visit.choice("A filter").check();
    }

    @Test
    void countFollowsTheFilter() {
        visit.field("Filter").fill("country eq \"Japan\"");
        assertThat(visit.text("40 people match.")).isVisible();
        visit.field("Filter").fill("id eq \"4004\"");
        assertThat(visit.text("1 person matches.")).isVisible();
        visit.field("Filter").fill("id eq \"nobody\"");
        assertThat(visit.text("0 people match.")).isVisible();
        visit.field("Organization").fill("42");
        visit.field("Filter").fill("country eq \"Japan\"");
        assertThat(visit.text("0 people match.")).isVisible();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "country equals 5 | 9 | equals",
                "country eq \"USA | 12 | \"",
                "(first_name sw \"Ma\" and city eq \"Rome\" or ) | 43 | )",
                "first_name sw \"Ma\" and last_name sw \"Si\" and city pr and zip pr xor score gt 5 | 65 | xor",
                "first_name eq \"😀😀\" xor | 20 | xor",
            })
    void arrowPointsAtTheWrongCharacter(String filter, int character, String wrong) {
        visit.field("Filter").fill(filter);
        Locator pointer = visit.page().locator(".pointer");
        pointer.waitFor();
        List<String> lines = pointer.textContent().lines().toList();
        int column = lines.getLast().indexOf('▲');
        assertThat(lines.getFirst().substring(column)).startsWith(wrong);
        assertThat(visit.page().locator(".wrong")).containsText("Character " + character + ":");
        assertThat(visit.field("Filter")).hasAttribute("aria-invalid", "true");
    }
}
