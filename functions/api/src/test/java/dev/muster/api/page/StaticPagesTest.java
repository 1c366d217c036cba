package dev.muster.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages as a browser gets them. */
class StaticPagesTest {
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/console/[^\"]+)\"");

    private final ApiStack stack = new ApiStack();

    private TestResponse get(String path, String... headers) {
        Map<String, String> sent = new HashMap<>();
        for (int index = 0; index < headers.length; index += 2) {
            sent.put(headers[index], headers[index + 1]);
        }
        return stack.send("GET", path, null, sent);
    }

    private List<String> assets() {
        return ASSET.matcher(get("/console").body())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console", "/console/"})
    void servesConsoleWithoutCredential(String path) {
        TestResponse page = get(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).startsWith("<!doctype html>").contains("<title>");
        assertThat(page.headers())
                .containsEntry("Content-Type", "text/html; charset=utf-8")
                .containsEntry("Cache-Control", "no-cache")
                .containsEntry("Vary", "Accept-Encoding")
                .containsEntry("Cross-Origin-Opener-Policy", "same-origin")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Referrer-Policy", "no-referrer")
                .containsEntry(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
                                + "font-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; "
                                + "object-src 'none'; require-trusted-types-for 'script'");
    }

    @Test
    void servesEveryAssetThatThePageNames() {
        assertThat(assets()).hasSizeGreaterThan(5).allSatisfy(asset -> {
            TestResponse response = get(asset);
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).isNotEmpty();
            assertThat(response.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br, GZIP;q=0.5", "deflate, x-gzip", "*", "br;q=1, *;q=0.1"})
    void compressesForClientThatReadsGzip(String accepted) throws IOException {
        TestResponse plain = get("/console");
        TestResponse compressed = get("/console", "accept-encoding", accepted);
        assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.header("ETag")).isNotEqualTo(plain.header("ETag"));
        byte[] bytes = compressed.body().getBytes(StandardCharsets.ISO_8859_1);
        byte[] inflated = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
        assertThat(new String(inflated, StandardCharsets.UTF_8)).isEqualTo(plain.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "br", "gzip;q=0", "*, gzip;q=0.000", "*;q=0", "gzipped"})
    void sendsPlainBytesToOtherClients(String accepted) {
        TestResponse plain = get("/console", "accept-encoding", accepted);
        assertThat(plain.headers()).doesNotContainKey("Content-Encoding");
        assertThat(plain.body()).startsWith("<!doctype html>");
    }

    @Test
    void repeatsNoPageThatTheBrowserHas() {
        String plain = get("/console").header("ETag");
        String compressed = get("/console", "accept-encoding", "gzip").header("ETag");
        for (String tags : List.of(plain, compressed, "W/" + compressed, "\"x\", " + plain, "*")) {
            TestResponse known = get("/console", "accept-encoding", "gzip", "if-none-match", tags);
            assertThat(known.status()).isEqualTo(304);
            assertThat(known.body()).isEmpty();
            assertThat(known.headers())
                    .doesNotContainKey("Content-Encoding")
                    .containsEntry("ETag", compressed)
                    .containsEntry("Cache-Control", "no-cache");
        }
        assertThat(get("/console", "if-none-match", "\"x\"").status()).isEqualTo(200);
    }

    @Test
    void answersHeadWithLengthOfBytes() {
        TestResponse head = stack.send("HEAD", "/console", null, Map.of("accept-encoding", "gzip"));
        int length = get("/console", "accept-encoding", "gzip").body().length();
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/nothing.js",
                "/console/pages.tsv",
                "/console/..%2fpages.tsv",
                "/console/%2e%2e/%2e%2e/pages.tsv",
                "/console/..",
                "/console//etc/passwd",
                "/docs/..%2f..%2f..%2fApiFunction.class",
                "/docs/nothing"
            })
    void knowsNoOtherPath(String path) {
        TestResponse response = get(path);
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void servesGetAndHeadOnly(String method) {
        TestResponse response = stack.send(method, "/console", null, Map.of());
        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void importsOnlyModulesThatAreServed() {
        Pattern imported = Pattern.compile("\\bfrom\\s*\"?'?\\./([^\"']+)");
        List<String> assets = assets();
        assertThat(assets.stream()
                        .filter(asset -> asset.endsWith(".js"))
                        .flatMap(asset -> imported.matcher(get(asset).body()).results())
                        .map((MatchResult found) -> "/console/" + found.group(1)))
                .isNotEmpty()
                .allMatch(assets::contains);
    }
}
