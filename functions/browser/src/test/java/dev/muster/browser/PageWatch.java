package dev.muster.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Collects the violations of the CSP, the requests to other origins and the script errors of a page. */
final class PageWatch {
    private static final String REPORT_VIOLATIONS = """
            addEventListener('securitypolicyviolation',
                e => console.error('violates ' + e.effectiveDirective + ': ' + e.blockedURI + ' ' + e.sample));
            """;

    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final String origin;

    private PageWatch(URI host) {
        this.origin = host.toString();
    }

    static PageWatch on(BrowserContext context, URI host) {
        PageWatch watch = new PageWatch(host);
        context.addInitScript(REPORT_VIOLATIONS);
        context.onConsoleMessage(watch::note);
        context.onWebError(error -> watch.faults.add(error.error()));
        context.onRequest(watch::note);
        return watch;
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    private void note(ConsoleMessage message) {
        // A response of 4xx is no fault of the page: the browser reports each one.
        boolean refused = message.text().startsWith("Failed to load resource: the server responded with a status of 4");
        if (List.of("error", "warning").contains(message.type()) && !refused) {
            faults.add(message.type() + ": " + message.text());
        }
    }

    private void note(Request request) {
        String url = request.url();
        boolean own = url.startsWith(origin + "/") || url.startsWith("blob:" + origin + "/") || url.startsWith("data:");
        if (!own) {
            faults.add("request to " + url);
        }
    }
}
