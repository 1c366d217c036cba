package dev.muster.api.file;

import dev.muster.api.http.ByteSource;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The characters of a file, decoded from UTF-8 as they are read. A byte that is not UTF-8 becomes a character of its own
 * (see {@link SentText}), so that it is an error of the row that holds it and not of the file. A byte order mark at the
 * beginning is skipped.
 */
final class TextSource {
    /** What stands for a character at the end of the file. */
    static final int END = -1;

    private static final int CHUNK = 16 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Optional<ByteSource> bytes;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer encoded = ByteBuffer.allocate(CHUNK).limit(0);
    // A byte decodes to at most one character, so the characters of a chunk always fit.
    private final CharBuffer text;
    private final char[] characters;
    private int position;
    private int end;
    private boolean hasEnded;

    TextSource(ByteSource bytes) {
        this.bytes = Optional.of(bytes);
        this.text = CharBuffer.allocate(CHUNK);
        this.characters = text.array();
        if (peek() == BYTE_ORDER_MARK) {
            read();
        }
    }

    /** Creates a source of text that has been read already. */
    TextSource(String read) {
        this.bytes = Optional.empty();
        this.text = CharBuffer.wrap(read.toCharArray());
        this.characters = text.array();
        this.end = characters.length;
        this.hasEnded = true;
    }

    /** Returns the next character without reading it. */
    int peek() {
        return position < end || decodeNext() ? characters[position] : END;
    }

    /** Reads the next character. */
    int read() {
        return position < end || decodeNext() ? characters[position++] : END;
    }

    /** Decodes until there are characters; returns whether there are any. */
    private boolean decodeNext() {
        while (position == end && !hasEnded) {
            decodeChunk(bytes.orElseThrow());
        }
        return position < end;
    }

    private void decodeChunk(ByteSource source) {
        encoded.compact();
        int count = source.read(encoded.array(), encoded.position(), encoded.remaining());
        hasEnded = count < 0;
        encoded.position(encoded.position() + Math.max(count, 0)).flip();
        text.clear();
        for (CoderResult result = decode(); result.isMalformed(); result = decode()) {
            for (int index = 0; index < result.length(); index++) {
                text.put(SentText.malformed(encoded.get()));
            }
        }
        position = 0;
        end = text.position();
    }

    private CoderResult decode() {
        return decoder.decode(encoded, text, hasEnded);
    }
}
