package dev.muster.api.dialect.huddle;

import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ContentNegotiation;
import dev.muster.api.http.MediaType;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The two formats of every document of this API (docs/dialects/huddle.md). */
enum DocumentFormat {
    XML("application/vnd.huddle.data+xml", "application/vnd.huddle.error+xml"),
    JSON("application/vnd.huddle.data+json", "application/vnd.huddle.error+json");

    /** Every media type of request and response documents. */
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

    /** Returns the format of a media type of {@link #MEDIA_TYPES} or of an error. */
    static DocumentFormat of(String mediaType) {
        return JSON.allTypes().anyMatch(mediaType::equals) ? JSON : XML;
    }

    /** Returns the media type of the response that the request accepts. */
    static Validated<String> accepted(ApiRequest request) {
        return ContentNegotiation.choose(request.header("accept"), MEDIA_TYPES)
                .map(Validated::valid)
                .orElseGet(() -> Validated.invalid(
                        ApiProblem.Kind.NOT_ACCEPTABLE,
                        "the available media types are " + String.join(", ", MEDIA_TYPES)));
    }

    /** Returns the format of the request's body; XML when its Content-Type names none. */
    static DocumentFormat ofBody(ApiRequest request) {
        return of(request.header("content-type")
                .flatMap(MediaType::parse)
                .map(MediaType::name)
                .orElse(""));
    }

    /** Returns the format of an error: one that the request accepts, else that of its body. */
    static DocumentFormat ofError(ApiRequest request) {
        DocumentFormat own = ofBody(request);
        DocumentFormat other = own == XML ? JSON : XML;
        List<String> offered = Stream.concat(own.allTypes(), other.allTypes()).toList();
        Optional<String> chosen = ContentNegotiation.choose(request.header("accept"), offered);
        return chosen.map(DocumentFormat::of).orElse(own);
    }
}
