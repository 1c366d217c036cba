package dev.muster.api.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Percent-encoded text of a path or a query (RFC 3986 §2.1); its octets are UTF-8. */
public final class PercentEncoding {
    private static final Pattern MALFORMED = Pattern.compile("%(?![0-9A-Fa-f]{2}).{0,2}", Pattern.DOTALL);
    private static final Pattern OCTETS = Pattern.compile("(?:%[0-9A-Fa-f]{2})++");
    private static final int ESCAPE_LENGTH = 3;
    private static final int HEXADECIMAL = 16;

    private PercentEncoding() {}

    /** Returns a description of the first malformed escape; empty when the text is well-formed. */
    public static Optional<String> findMalformed(String text) {
        if (text.indexOf('%') < 0) {
            return Optional.empty();
        }
        Matcher malformed = MALFORMED.matcher(text);
        if (malformed.find()) {
            return Optional.of("has the malformed percent-escape \"%s\" at character %d; a percent sign is written %%25"
                    .formatted(malformed.group(), malformed.start() + 1));
        }
        return OCTETS.matcher(text)
                .results()
                .filter(octets -> decode(octets).isEmpty())
                .map(octets -> "has percent-escapes at character %d that are not UTF-8".formatted(octets.start() + 1))
                .findFirst();
    }

    /** Decodes the escapes of a well-formed text; a malformed one is returned unchanged. A plus sign is literal. */
    public static String decode(String text) {
        return text.indexOf('%') < 0 || findMalformed(text).isPresent()
                ? text
                : OCTETS.matcher(text)
                        .replaceAll(octets ->
                                Matcher.quoteReplacement(decode(octets).orElseThrow()));
    }

    private static Optional<String> decode(MatchResult octets) {
        String text = octets.group();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < text.length(); at += ESCAPE_LENGTH) {
            bytes.write(Integer.parseInt(text.substring(at + 1, at + ESCAPE_LENGTH), HEXADECIMAL));
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
