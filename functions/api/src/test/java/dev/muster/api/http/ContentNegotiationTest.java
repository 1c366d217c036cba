package dev.muster.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentNegotiationTest {
    private static final List<String> OFFERED = List.of("application/x-ndjson", "text/csv");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | application/x-ndjson",
                "application/* | application/x-ndjson",
                "text/* | text/csv",
                "text/csv | text/csv",
                "TEXT/CSV;charset=utf-8 | text/csv",
                "text/csv;q=0.5, application/x-ndjson | application/x-ndjson",
                "text/csv, */*;q=0.1 | text/csv",
                "text/csv;q=0, */* | application/x-ndjson",
                "application/json, text/plain, */* | application/x-ndjson",
                "text/csv, */* | text/csv",
                "*/*, text/csv | text/csv",
                "text/*, */* | text/csv",
                "text/csv;q=0.9, */* | application/x-ndjson",
                "text/csv, application/x-ndjson, */* | application/x-ndjson",
                "nonsense | application/x-ndjson",
            })
    void choosesBestMediaType(String header, String chosen) {
        assertThat(ContentNegotiation.choose(Optional.of(header), OFFERED)).contains(chosen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/csv;q=0", "*/*;q=0", "image/*", "text/csv;q=7"})
    void findsNoAcceptableMediaType(String header) {
        assertThat(ContentNegotiation.choose(Optional.of(header), OFFERED)).isEmpty();
    }

    @Test
    void choosesFirstWithoutHeader() {
        assertThat(ContentNegotiation.choose(Optional.empty(), OFFERED)).contains("application/x-ndjson");
    }
}
