package dev.muster.local.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The body of a request in its event. As in an HTTP API, the content type alone decides: the body of a few types is text,
 * and every other body, also one without a type, is Base64. Bytes of a text that are not UTF-8, such as those of a
 * compressed text, are lost.
 */
record EventBody(Optional<String> text, boolean base64) {
    private static final Pattern TEXT =
            Pattern.compile("(text/.*|application/(json|xml|javascript))\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    static EventBody of(HttpCall call) {
        if (!call.body().hasRemaining()) {
            return new EventBody(Optional.empty(), false);
        }
        boolean text = call.header("content-type")
                .map(type -> TEXT.matcher(type).matches())
                .orElse(false);
        String body =
                text ? StandardCharsets.UTF_8.decode(call.body().duplicate()).toString() : base64(call.body());
        return new EventBody(Optional.of(body), !text);
    }

    private static String base64(ByteBuffer body) {
        ByteBuffer encoded = Base64.getEncoder().encode(body.duplicate());
        return StandardCharsets.ISO_8859_1.decode(encoded).toString();
    }

    void write(ObjectNode event) {
        text.ifPresent(value -> event.put("body", value));
        event.put("isBase64Encoded", base64);
    }
}
