package dev.muster.cli.http;

import dev.muster.cli.json.JsonCodec;
import dev.muster.cli.json.JsonValue;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A response of the API. */
public record ApiResponse(int status, HttpHeaders headers, String body) {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"next\"");

    static ApiResponse of(HttpResponse<String> response) {
        return new ApiResponse(response.statusCode(), response.headers(), response.body());
    }

    /** Returns the body as JSON; null if it is none, such as the page of a proxy. */
    public JsonValue json() {
        try {
            return JsonCodec.read(body);
        } catch (UncheckedIOException _) {
            return JsonValue.JsonNull.NULL;
        }
    }

    /** Returns a header. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** Returns the path of the next page. */
    public Optional<String> next() {
        return header("link").map(NEXT::matcher).filter(Matcher::find).map(link -> link.group(1));
    }

    boolean isSuccess() {
        return status / 100 == 2 || status == 304;
    }

    boolean isRedirect() {
        return status / 100 == 3 && status != 304;
    }
}
