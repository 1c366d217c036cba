package dev.muster.api.page;

import dev.muster.api.dialect.PublicRequest;
import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.PercentEncoding;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Responds to requests for pages. Only paths of the list that was made at build exist. */
public final class StaticPages {
    private static final Map<String, StaticPage> PAGES = list();

    /** Lets a page load scripts, styles and data of its own origin only; it needs no inline code and no form. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "connect-src 'self'; img-src 'self' data:; font-src 'none'; frame-ancestors 'none'; base-uri 'none'; "
            + "form-action 'none'; object-src 'none'; require-trusted-types-for 'script'";

    private StaticPages() {}

    private static Map<String, StaticPage> list() {
        try {
            return new String(StaticPage.read(StaticPage.FOLDER + "pages.tsv"), StandardCharsets.UTF_8)
                    .lines()
                    .map(StaticPage::of)
                    .collect(Collectors.toUnmodifiableMap(StaticPage::path, Function.identity()));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the list of pages", broken);
        }
    }

    /** Returns the page at the path of the request: 304 if the browser has it, 404 if there is none. */
    public static Validated<ApiResponse> respond(PublicRequest call) {
        ApiRequest request = call.request();
        return Optional.ofNullable(PAGES.get(path(request)))
                .map(page -> Validated.valid(respond(request, page)))
                .orElseGet(() -> Validated.invalid(ApiProblem.Kind.NOT_FOUND, "there is no such page"));
    }

    /** A slash at the end makes no difference, as in all routes. */
    private static String path(ApiRequest request) {
        String path = PercentEncoding.decode(request.path());
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static ApiResponse respond(ApiRequest request, StaticPage page) {
        boolean isCompressed = AcceptEncoding.allowsGzip(request.header("accept-encoding"));
        Optional<String> ifNoneMatch = request.header("if-none-match");
        boolean isKnown =
                page.tag(false).isNamedBy(ifNoneMatch) || page.tag(true).isNamedBy(ifNoneMatch);
        ApiResponse response =
                isKnown ? ApiResponse.empty(304) : ApiResponse.of(200, page.mediaType(), page.content(isCompressed));
        ApiResponse coded = isCompressed && !isKnown ? response.with("Content-Encoding", "gzip") : response;
        return coded.with("ETag", page.tag(isCompressed).header())
                .with("Cache-Control", page.cacheControl())
                .with("Vary", "Accept-Encoding")
                .with("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .with("Cross-Origin-Opener-Policy", "same-origin")
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer");
    }
}
