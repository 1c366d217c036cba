package dev.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** The list of jobs and the results of a job, as they grow. */
@ConsoleTest
class JobsListTest {
    @Test
    void listShowsJobsOfOthersWithoutAReload(ConsoleBrowser browser, DemoTenant tenant) {
        ConsoleVisit visit = browser.signedIn(Look.WIDE);
        assertThat(visit.page().locator(".job").first()).isVisible();
        tenant.run("""
                {"select":{"ids":["4236"]},"changes":[{"set":"city","to":"Faro"}],"note":"Sent beside the console"}""");
        Locator job = visit.page().locator(".job").first();
        assertThat(job).containsText("Sent beside the console");
        assertThat(job).containsText("Completed");
    }

    @Test
    void totalsOfTheListAddUp(ConsoleBrowser browser, DemoTenant tenant) {
        tenant.run("""
                {"select":{"ids":["4236","4237","no-such-person"]},"changes":[{"set":"city","to":"Beja"}],\
                "note":"Two of three"}""");
        ConsoleVisit visit = browser.signedIn(Look.WIDE);
        Locator job = visit.page().locator(".job").filter(new Locator.FilterOptions().setHasText("Two of three"));
        assertThat(job.locator(".totals")).containsText("Changed2");
        assertThat(job.locator(".totals")).containsText("Not found1");
        assertThat(job.locator(".totals .sum")).hasText("Selected3");
    }

    @Test
    void resultsFollowPageAfterPageAndByOutcome(ConsoleBrowser browser) {
        ConsoleVisit visit = browser.signedIn(Look.WIDE);
        visit.goTo("#/jobs/" + browser.jobs().file());
        Locator lines = visit.page().locator("table.results tbody tr");
        assertThat(lines).hasCount(25);
        visit.button("Show 25 more").click();
        assertThat(lines).hasCount(50);
        visit.button("Refused 2").click();
        assertThat(lines).hasCount(2);
        assertThat(lines.first()).containsText("must be a number");
        assertThat(visit.page().locator(".reasons")).containsText("no such person");
    }
}
