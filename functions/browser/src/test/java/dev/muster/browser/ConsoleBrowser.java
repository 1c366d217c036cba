package dev.muster.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Chromium beside a local host. A visit is a browser profile of its own, with one page. */
final class ConsoleBrowser implements AutoCloseable {
    private static final List<String> ARGUMENTS =
            List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update");

    /** In milliseconds. Long, because a machine may be busy with other things. */
    private static final double PATIENCE = 60_000;

    private final ConsoleHost host;
    private final DemoTenant tenant;
    private final SampleJobs jobs;
    private final Playwright playwright;
    private final Browser chromium;
    private final List<ConsoleVisit> visits = new ArrayList<>();

    private ConsoleBrowser(ConsoleHost host, Playwright playwright, Browser chromium) {
        this.host = host;
        this.tenant = new DemoTenant(host.address());
        SamplePeople.store(tenant);
        this.jobs = SampleJobs.run(tenant);
        this.playwright = playwright;
        this.chromium = chromium;
    }

    static ConsoleBrowser start() {
        Path binary = ChromiumBinary.find();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        ConsoleHost host = ConsoleHost.start();
        Playwright playwright =
                Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser chromium = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(binary).setArgs(ARGUMENTS));
        return new ConsoleBrowser(host, playwright, chromium);
    }

    DemoTenant tenant() {
        return tenant;
    }

    /** Returns the jobs that ran before the tests. */
    SampleJobs jobs() {
        return jobs;
    }

    /** Opens the console on a screen. It asks for the key. */
    ConsoleVisit visit(Look look) {
        BrowserContext context = chromium.newContext(look.options());
        context.setDefaultTimeout(PATIENCE);
        PageWatch watch = PageWatch.on(context, host.address());
        ConsoleVisit visit = new ConsoleVisit(host.address(), context.newPage(), watch);
        visits.add(visit);
        visit.load("/console");
        return visit;
    }

    /** Opens the console on a screen and signs in as the admin of the demo tenant. */
    ConsoleVisit signedIn(Look look) {
        ConsoleVisit visit = visit(look);
        visit.signIn(DemoTenant.KEY);
        return visit;
    }

    /** Closes a page that has faults on purpose, and returns them. */
    List<String> drop(ConsoleVisit visit) {
        visits.remove(visit);
        visit.close();
        return visit.faults();
    }

    /** Closes the pages of a test. Their faults fail it, unless it has failed already. */
    void closeVisits(boolean succeeded) {
        List<String> faults =
                visits.stream().flatMap(visit -> visit.faults().stream()).toList();
        visits.forEach(ConsoleVisit::close);
        visits.clear();
        if (succeeded) {
            assertThat(faults).isEmpty();
        }
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
        host.close();
    }
}
