package dev.muster.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs axe-core on a page. */
final class AxeAudit {
    private static final String RUN = """
            async () => {
                const report = await axe.run(document, { resultTypes: ['violations'] });
                return report.violations
                    .filter(violation => ['serious', 'critical'].includes(violation.impact))
                    .flatMap(violation => violation.nodes.map(node =>
                        violation.id + ' ' + node.target.join(' ') + ': ' + node.failureSummary));
            }""";

    private final Page page;

    private AxeAudit(Page page) {
        this.page = page;
    }

    /** Brings axe into a page, by the debugger: the page's CSP refuses a foreign script. */
    static AxeAudit in(Page page) {
        try {
            page.evaluate(Files.readString(Path.of(System.getProperty("axe"))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new AxeAudit(page);
    }

    /** Returns the serious and critical violations, a line for each element. */
    List<?> seriousFaults() {
        return (List<?>) page.evaluate(RUN);
    }
}
