package dev.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** Every view of the console, with the way to it. All but the first need a key. */
enum View {
    KEY,
    JOBS,
    JOB,
    HELD,
    CANCELLED,
    PREVIEW,
    UNDO,
    NO_SUCH_JOB,
    NEW_BY_FILE,
    NEW_BY_FILTER,
    WRONG_FILTER,
    NEW_BY_IDS,
    PEOPLE,
    PERSON,
    NO_SUCH_PERSON;

    static Stream<View> withKey() {
        return Arrays.stream(values()).filter(view -> view != KEY);
    }

    /** Shows the view and waits until it has all that it shows. */
    void open(ConsoleVisit visit, SampleJobs jobs) {
        switch (this) {
            case KEY -> key(visit);
            case JOBS -> jobs(visit);
            case JOB -> results(visit, jobs.file());
            case HELD -> results(visit, jobs.held());
            case CANCELLED -> results(visit, jobs.cancelled());
            case PREVIEW -> results(visit, jobs.preview());
            case UNDO -> results(visit, jobs.undoPreview());
            case NO_SUCH_JOB -> problem(visit, "#/jobs/01K00000000000000000000000");
            case NEW_BY_FILE -> newByFile(visit);
            case NEW_BY_FILTER -> newByFilter(visit, "country eq \"Japan\"", "40 people match.");
            case WRONG_FILTER -> newByFilter(visit, "country equals 5", "Character 9");
            case NEW_BY_IDS -> newByIds(visit);
            case PEOPLE -> people(visit);
            case PERSON -> person(visit);
            case NO_SUCH_PERSON -> problem(visit, "#/people/no-such-person");
        }
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void key(ConsoleVisit visit) {
        visit.load("/console");
        assertThat(visit.field("API key")).isVisible();
    }

    private static void show(ConsoleVisit visit, String route, String title) {
        visit.goTo(route);
        assertThat(visit.title()).containsText(title);
    }

    private static void jobs(ConsoleVisit visit) {
        show(visit, "#/jobs", "Jobs");
        assertThat(visit.page().locator(".job").first()).isVisible();
    }

    private static void results(ConsoleVisit visit, String job) {
        visit.goTo("#/jobs/" + job);
        assertThat(visit.page().locator("table.results tbody tr").first()).isVisible();
    }

    private static void problem(ConsoleVisit visit, String route) {
        visit.goTo(route);
        assertThat(visit.page().locator(".problem")).isVisible();
    }

    private static void start(ConsoleVisit visit, String way) {
        show(visit, "#/new", "New job");
        visit.button("Start afresh").click();
        visit.choice(way).check();
    }

    private static void newByFile(ConsoleVisit visit) {
        start(visit, "A file");
        visit.chooseFile(JourneyFile.NAME, JourneyFile.csv());
        visit.field("Attribute for Wohnort").fill("city");
        visit.field("Attribute for Punkte").fill("score:number");
        visit.field("Attribute for Bemerkung").fill("");
    }

    private static void newByFilter(ConsoleVisit visit, String filter, String answer) {
        start(visit, "A filter");
        visit.field("Filter").fill(filter);
        assertThat(visit.text(answer)).isVisible();
        visit.field("Attribute").fill("country");
        visit.field("To").fill("JP");
    }

    private static void newByIds(ConsoleVisit visit) {
        start(visit, "Ids");
        visit.field("Ids").fill("4001 4002, 4003");
        assertThat(visit.text("3 people")).isVisible();
    }

    private static void people(ConsoleVisit visit) {
        show(visit, "#/people", "People");
        visit.field("Filter").fill("first_name eq \"maria\"");
        visit.button("Search").click();
        assertThat(visit.page().locator("tbody tr")).hasCount(22);
    }

    private static void person(ConsoleVisit visit) {
        show(visit, "#/people/" + SamplePeople.MOVED, "Person");
        assertThat(visit.page().locator(".stack .now a").first()).isVisible();
    }
}
