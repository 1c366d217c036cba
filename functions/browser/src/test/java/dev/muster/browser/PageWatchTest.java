package dev.muster.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The watch notices the faults that it is there for. */
@ConsoleTest
class PageWatchTest {
    @Test
    void noticesPlantedFaults(ConsoleBrowser browser) {
        assertThat(faultsAfter(browser, "() => document.body.setAttribute('style', 'color: red')"))
                .anyMatch(fault -> fault.contains("style-src"));
        assertThat(faultsAfter(browser, "() => fetch('https://elsewhere.example/').catch(() => {})"))
                .anyMatch(fault -> fault.contains("connect-src"));
        assertThat(faultsAfter(browser, "() => { new Image().src = 'https://elsewhere.example/a.png'; }"))
                .anyMatch(fault -> fault.contains("img-src"));
        assertThat(faultsAfter(browser, "() => { setTimeout(() => { throw new Error('planted'); }); }"))
                .anyMatch(fault -> fault.contains("planted"));
    }

    private static List<String> faultsAfter(ConsoleBrowser browser, String script) {
        ConsoleVisit visit = browser.visit(Look.WIDE);
        visit.page().evaluate(script);
        Awaitility.await().until(() -> {
            visit.page().title();
            return !visit.faults().isEmpty();
        });
        return browser.drop(visit);
    }
}
