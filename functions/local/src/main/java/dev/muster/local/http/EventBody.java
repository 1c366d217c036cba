package dev.muster.local.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The body of a request in its event: text if the content type is textual, else Base64. */
record EventBody(Optional<String> text, boolean base64) {
    private static final Pattern TEXT = Pattern.compile(
            "(text/.*|application/(.+\\+)?(json|xml)|application/javascript)\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    static EventBody of(HttpCall call) {
        if (!call.body().hasRemaining()) {
            return new EventBody(Optional.empty(), false);
        }
        boolean encoded = call.header("content-encoding").isPresent();
        boolean text = call.header("content-type")
                .map(type -> TEXT.matcher(type).matches())
                .orElse(false);
        return text && !encoded ? utf8(call.body()) : binary(call.body());
    }

    /** Returns invalid UTF-8 as Base64, so that the function receives the exact bytes. */
    private static EventBody utf8(ByteBuffer body) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(body.duplicate()).toString();
            return new EventBody(Optional.of(text), false);
        } catch (CharacterCodingException _) {
            return binary(body);
        }
    }

    private static EventBody binary(ByteBuffer body) {
        ByteBuffer encoded = Base64.getEncoder().encode(body.duplicate());
        return new EventBody(
                Optional.of(StandardCharsets.ISO_8859_1.decode(encoded).toString()), true);
    }

    void write(ObjectNode event) {
        text.ifPresent(value -> event.put("body", value));
        event.put("isBase64Encoded", base64);
    }
}
