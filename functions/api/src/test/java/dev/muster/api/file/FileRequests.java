package dev.muster.api.file;

import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.QueryString;
import dev.muster.api.http.RequestBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;

/** Requests that send files. */
final class FileRequests {
    private FileRequests() {}

    static ApiRequest post(byte[] body, Map<String, String> headers) {
        RequestBody sent =
                RequestBody.ofBase64(Base64.getEncoder().encodeToString(body)).orElseThrow();
        return new ApiRequest("POST", "/v1/jobs", QueryString.parse(""), headers, sent, "1", "");
    }

    static byte[] gzip(byte[] bytes) {
        return gzip("", 1, _ -> bytes);
    }

    /** Returns a file that inflates to blank lines of this many megabytes. */
    static byte[] bomb(int megabytes) {
        byte[] lines = "\n".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        return gzip("id\n1\n", megabytes, _ -> lines);
    }

    /** Returns the compressed form of a text and what follows it, piece by piece. */
    static byte[] gzip(String start, int pieces, IntFunction<byte[]> piece) {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(start.getBytes(StandardCharsets.UTF_8));
            for (int number = 0; number < pieces; number++) {
                out.write(piece.apply(number));
            }
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        return gzip.toByteArray();
    }
}
