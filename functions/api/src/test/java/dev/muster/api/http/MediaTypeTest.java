package dev.muster.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The charset of a media type. */
class MediaTypeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | true",
                "application/json; charset=utf-8 | true",
                "application/json;charset=\"UTF-8\" | true",
                "application/json; charset=utf8 | true",
                "text/csv;header=present;charset=UTF8 | true",
                "text/xml; charset=us-ascii | true",
                "application/json; charset=iso-8859-1 | false",
                "application/json; charset=utf-16 | false",
                "application/json; charset= | false",
            })
    void readsUtf8InEverySpelling(String type, boolean isUtf8) {
        assertThat(MediaType.parse(type).orElseThrow().isUtf8()).isEqualTo(isUtf8);
    }
}
