package dev.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A job has the buttons of its links, and no other. */
@ConsoleTest
class JobButtonsTest {
    private static final List<String> VERBS = List.of("Cancel", "Release", "Retry", "Undo", "Redo", "Run exactly this");

    @Test
    void buttonsAreThoseOfTheLinks(ConsoleBrowser browser, DemoTenant tenant) {
        ConsoleVisit visit = browser.signedIn(Look.WIDE);
        SampleJobs jobs = browser.jobs();
        assertThat(verbs(visit, jobs.held())).containsExactlyInAnyOrder("Cancel", "Release");
        assertThat(verbs(visit, jobs.file())).containsExactly("Undo");
        assertThat(verbs(visit, jobs.cancelled())).containsExactlyElementsOf(expected(tenant, jobs.cancelled()));
        assertThat(verbs(visit, jobs.preview())).containsExactly("Run exactly this");
        assertThat(verbs(visit, jobs.undoPreview())).containsExactly("Run exactly this");
    }

    private static List<String> verbs(ConsoleVisit visit, String job) {
        visit.goTo("#/jobs/" + job);
        assertThat(visit.page().locator("section code").first()).hasText(job);
        return VERBS.stream().filter(verb -> visit.button(verb).isVisible()).toList();
    }

    private static List<String> expected(DemoTenant tenant, String job) {
        Set<String> links = StreamSupport.stream(
                        ((Iterable<String>) () -> tenant.job(job).path("links").fieldNames()).spliterator(), false)
                .collect(Collectors.toSet());
        return VERBS.stream()
                .filter(verb -> links.contains(verb.toLowerCase(Locale.ROOT)))
                .toList();
    }

    @Test
    void heldJobIsReleasedAndLosesItsButtons(ConsoleBrowser browser, DemoTenant tenant) {
        String held = tenant.run("""
                {"select":{"ids":["4238"]},"changes":[{"set":"city","to":"Ponta Delgada"}],"hold":true}""").path("id").asText();
        ConsoleVisit visit = browser.signedIn(Look.WIDE);
        visit.goTo("#/jobs/" + held);
        assertThat(visit.state()).hasText("Held");
        visit.button("Release").click();
        assertThat(visit.state()).hasText("Completed");
        assertThat(visit.button("Release")).hasCount(0);
        assertThat(visit.button("Undo")).isVisible();
        assertThat(tenant.attribute("4238", "city")).isEqualTo("Ponta Delgada");
    }
}
