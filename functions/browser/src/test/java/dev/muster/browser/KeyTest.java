package dev.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key is typed, lives in the memory of the page, and comes from nowhere else. */
@ConsoleTest
class KeyTest {
    @Test
    void tenantAndPersonStandInTheHeader(ConsoleBrowser browser) {
        ConsoleVisit visit = browser.signedIn(Look.WIDE);
        assertThat(visit.page().locator("header .tenant")).hasText("demo");
        assertThat(visit.page().locator("header")).containsText("person 1");
    }

    @Test
    void pageAsksForKeyAgainAfterReload(ConsoleBrowser browser) {
        ConsoleVisit visit = browser.signedIn(Look.WIDE);
        visit.page().reload();
        assertThat(visit.field("API key")).isVisible();
        assertThat(visit.field("API key")).hasValue("");
        assertThat(visit.link("New job")).hasCount(0);
    }

    @Test
    void newPageOfTheSameBrowserAsksForKey(ConsoleBrowser browser) {
        ConsoleVisit visit = browser.signedIn(Look.WIDE);
        Page other = visit.page().context().newPage();
        other.navigate(visit.page().url());
        assertThat(other.getByLabel("API key")).isVisible();
    }

    @Test
    void forgottenKeyShowsNothingMore(ConsoleBrowser browser) {
        ConsoleVisit visit = browser.signedIn(Look.WIDE);
        visit.goTo("#/jobs/" + browser.jobs().file());
        assertThat(visit.title()).hasText("Spring teams");
        visit.button("Forget the key").click();
        assertThat(visit.field("API key")).hasValue("");
        visit.page().goBack();
        visit.goTo("#/jobs/" + browser.jobs().file());
        assertThat(visit.field("API key")).isVisible();
        assertThat(visit.read()).doesNotContain("Spring teams");
    }

    @Test
    void unknownKeyIsRefusedWithASentence(ConsoleBrowser browser) {
        ConsoleVisit visit = browser.visit(Look.WIDE);
        visit.field("API key").fill("no-such-key");
        visit.button("Open the console").click();
        assertThat(visit.page().locator("[role=alert]")).containsText("The key is not known");
        assertThat(visit.field("API key")).isVisible();
    }

    @Test
    void keyOfUserShowsThatUser(ConsoleBrowser browser) {
        ConsoleVisit visit = browser.visit(Look.WIDE);
        visit.signIn(DemoTenant.USER_KEY);
        assertThat(visit.page().locator("header")).containsText("person 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console?key=local-muster-key",
                "/console?api_key=local-muster-key#/jobs",
                "/console#local-muster-key",
                "/console#key=local-muster-key",
                "/console#/jobs?key=local-muster-key",
                "/console#/jobs/local-muster-key",
                "/console#access_token=local-muster-key&token_type=Bearer",
            })
    void linkWithAKeySignsNobodyIn(String link, ConsoleBrowser browser) {
        ConsoleVisit visit = browser.visit(Look.WIDE);
        visit.load(link);
        assertThat(visit.field("API key").or(visit.page().locator("pre"))).isVisible();
        assertThat(
                        visit.field("API key").count() == 0
                                ? ""
                                : visit.field("API key").inputValue())
                .isEmpty();
        assertThat(visit.link("New job")).hasCount(0);
    }

    @Test
    void keyLeavesWithNoRequestButToTheOwnApi(ConsoleBrowser browser) {
        ConsoleVisit visit = browser.visit(Look.WIDE);
        List<String> carriers = new CopyOnWriteArrayList<>();
        visit.page().onRequest(request -> {
            if (request.allHeaders().toString().contains(DemoTenant.KEY)) {
                carriers.add(URI.create(request.url()).getPath());
            }
        });
        visit.signIn(DemoTenant.KEY);
        View.withKey().forEach(view -> view.open(visit, browser.jobs()));
        assertThat(carriers).isNotEmpty().allMatch(path -> path.startsWith("/v1/"));
    }
}
