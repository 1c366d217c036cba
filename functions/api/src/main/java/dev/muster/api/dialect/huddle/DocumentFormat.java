package dev.muster.api.dialect.huddle;

import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ContentNegotiation;
import dev.muster.api.http.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The two forms every document of this API has (contracts/huddle.md, "Media types"). */
enum DocumentFormat {
    XML("application/vnd.huddle.data+xml", "application/vnd.huddle.error+xml"),
    JSON("application/vnd.huddle.data+json", "application/vnd.huddle.error+json");

    /** Every media type a document may come and go in. */
    static final List<String> MEDIA_TYPES =
            Stream.of(values()).flatMap(DocumentFormat::mediaTypes).toList();

    private final String data;
    private final String error;

    DocumentFormat(String data, String error) {
        this.data = data;
        this.error = error;
    }

    String data() {
        return data;
    }

    String error() {
        return error;
    }

    private Stream<String> mediaTypes() {
        return switch (this) {
            case XML -> Stream.of(data, "application/xml", "text/xml");
            case JSON -> Stream.of(data, "application/json");
        };
    }

    private Stream<String> allTypes() {
        return Stream.concat(Stream.of(error), mediaTypes());
    }

    /** The form of a media type among {@link #MEDIA_TYPES}, or of an error. */
    static DocumentFormat of(String mediaType) {
        return JSON.allTypes().anyMatch(mediaType::equals) ? JSON : XML;
    }

    /** The form of a request's own body; XML when it does not say. */
    static DocumentFormat ofBody(ApiRequest request) {
        return of(request.header("content-type")
                .flatMap(MediaType::parse)
                .map(MediaType::name)
                .orElse(""));
    }

    /** The form to refuse a request in: what it accepts, else its own. */
    static DocumentFormat ofError(ApiRequest request) {
        DocumentFormat own = ofBody(request);
        DocumentFormat other = own == XML ? JSON : XML;
        List<String> offered = Stream.concat(own.allTypes(), other.allTypes()).toList();
        Optional<String> chosen = ContentNegotiation.choose(request.header("accept"), offered);
        return chosen.map(DocumentFormat::of).orElse(own);
    }
}
