package dev.muster.api.file;

import java.util.List;
import java.util.stream.Stream;

/** The format of a file. */
public enum FileFormat {
    /**
     * Comma-separated values (RFC 4180), as spreadsheets write them. Gateways pass {@code text/csv} as text, in which
     * compressed bytes are lost, so the second name travels as bytes.
     */
    CSV("text/csv", "application/csv"),
    /** One JSON object on each line. */
    NDJSON("application/x-ndjson", "application/ndjson");

    private final String mediaType;
    private final String otherName;

    FileFormat(String mediaType, String otherName) {
        this.mediaType = mediaType;
        this.otherName = otherName;
    }

    /** Returns the media type of such a file. */
    public String mediaType() {
        return mediaType;
    }

    /** Returns the media types of all formats, with their other names. */
    public static List<String> accepted() {
        return Stream.of(values())
                .flatMap(format -> Stream.of(format.mediaType, format.otherName))
                .toList();
    }

    /** Returns the format with this media type, which must be one of {@link #accepted}. */
    public static FileFormat of(String mediaType) {
        return Stream.of(values())
                .filter(format -> mediaType.equals(format.mediaType) || mediaType.equals(format.otherName))
                .findFirst()
                .orElseThrow();
    }
}
