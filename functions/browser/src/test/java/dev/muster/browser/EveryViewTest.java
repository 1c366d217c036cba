package dev.muster.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rules of every view. The extension adds: no violation of the CSP, no request elsewhere, no script error. */
@ConsoleTest
class EveryViewTest {
    private static final String SIDEWAYS = """
            () => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - window.innerWidth""";

    private static final String PLACES = """
            async () => JSON.stringify([
                { ...localStorage }, { ...sessionStorage }, document.cookie, location.href, history.state,
                document.documentElement.outerHTML, await indexedDB.databases(), await caches.keys()])""";

    private static Stream<DynamicTest> onEachView(ConsoleBrowser browser, Look look, Check check) {
        ConsoleVisit visit = browser.visit(look);
        return Arrays.stream(View.values())
                .map(view -> DynamicTest.dynamicTest(view.word(), () -> {
                    if (view == View.JOBS) {
                        visit.signIn(DemoTenant.KEY);
                    }
                    view.open(visit, browser.jobs());
                    check.of(visit);
                }));
    }

    @FunctionalInterface
    private interface Check {
        void of(ConsoleVisit visit);
    }

    @TestFactory
    Stream<DynamicTest> nothingSeriousForAxeInTheLight(ConsoleBrowser browser) {
        return onEachView(browser, Look.WIDE, EveryViewTest::hasNoSeriousFault);
    }

    @TestFactory
    Stream<DynamicTest> nothingSeriousForAxeInTheDark(ConsoleBrowser browser) {
        return onEachView(browser, Look.DARK, EveryViewTest::hasNoSeriousFault);
    }

    @TestFactory
    Stream<DynamicTest> nothingSeriousForAxeOnPhone(ConsoleBrowser browser) {
        return onEachView(browser, Look.PHONE, EveryViewTest::hasNoSeriousFault);
    }

    private static void hasNoSeriousFault(ConsoleVisit visit) {
        assertThat(AxeAudit.in(visit.page()).seriousFaults()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> nothingScrollsSidewaysOnPhone(ConsoleBrowser browser) {
        return onEachView(
                browser,
                Look.PHONE,
                visit -> assertThat((int) visit.page().evaluate(SIDEWAYS)).isZero());
    }

    @TestFactory
    Stream<DynamicTest> keyIsInMemoryAlone(ConsoleBrowser browser) {
        return onEachView(
                browser,
                Look.WIDE,
                visit -> assertThat((String) visit.page().evaluate(PLACES)).doesNotContain(DemoTenant.KEY));
    }

    @Test
    void darkScreenGetsDarkColoursAndLightScreenLightOnes(ConsoleBrowser browser) {
        for (Look look : List.of(Look.WIDE, Look.DARK)) {
            ConsoleVisit visit = browser.signedIn(look);
            View.withKey().forEach(view -> {
                view.open(visit, browser.jobs());
                ScreenColours colours = ScreenColours.of(visit.page());
                assertThat(colours.isDark())
                        .as(look + " " + view + ": " + colours)
                        .isEqualTo(look == Look.DARK);
            });
        }
    }
}
