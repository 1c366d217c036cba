package dev.muster.api.dialect.huddle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.QueryString;
import dev.muster.api.http.RequestBody;
import dev.muster.api.problem.Validated;
import dev.muster.core.job.Limits;
import dev.muster.core.selection.Selection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkDeleteRequestTest {
    private final BulkDeleteRequest request = new BulkDeleteRequest(Limits.STANDARD);

    private Validated<Selection.Ids> read(DocumentFormat form, String body) {
        RequestBody text = RequestBody.ofText(body).orElseThrow();
        ApiRequest sent = new ApiRequest("POST", "/", QueryString.parse(""), Map.of(), text, "1", "");
        return request.read(form, sent, "42");
    }

    @Test
    void readsSameSelectionFromXmlAndJson() {
        Validated<Selection.Ids> expected = Validated.valid(new Selection.Ids(List.of("123", "456"), 1));
        assertThat(read(
                        DocumentFormat.JSON,
                        "{\"links\":[{\"rel\":\"member\",\"href\":\"/people/companies/42/members/123\"},"
                                + "{\"rel\":\"alternate\",\"href\":\"x\",\"title\":\"y\"},"
                                + "{\"rel\":\"MEMBER\",\"href\":\"members/456\",\"title\":\"y\"},"
                                + "{\"rel\":\"member\",\"href\":\"members/123\"}]}"))
                .isEqualTo(expected);
        assertThat(read(
                        DocumentFormat.XML,
                        "<bulkDelete><link rel='member' href='/people/companies/42/members/123'/>"
                                + "<link rel='alternate' href='x' title='y'/><link rel='MEMBER' href='members/456' title='y'/>"
                                + "<link rel='member' href='members/123'/></bulkDelete>"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "XML | <a/> | the root of the XML must be bulkDelete",
                "XML | <bulkDelete/> | must list at least one member",
                "XML | <bulkDelete><a/></bulkDelete> | only have link elements",
                "XML | <bulkDelete><link/></bulkDelete> | a rel and an href",
                "XML | <bulkDelete><link rel='member'/></bulkDelete> | a rel and an href",
                "XML | <bulkDelete><link rel='member' href='companies/41/members/1'/></bulkDelete> | not in that company, 42",
                "JSON | {} | must list at least one member",
                "JSON | {\"links\":[]} | must list at least one member",
                "JSON | {\"links\":[{\"rel\":\"self\",\"href\":\"x\"}]} | must list at least one member",
                "JSON | {\"links\":[{}]} | a rel and an href",
                "JSON | {\"links\":[7]} | must be an object",
                "JSON | {\"links\":[{\"rel\":\"member\",\"href\":\"\"}]} | companies/{company}/members/{member}",
                "JSON | [] | must be an object",
                "JSON | {\"links\":[{\"rel\":\"self\"}],\"x\":1} | \"x\"",
            })
    void rejectsInvalidDocument(DocumentFormat form, String body, String message) {
        assertThat(read(form, body))
                .isInstanceOf(Validated.Invalid.class)
                .asString()
                .contains(message);
    }

    @ParameterizedTest
    @CsvSource({"XML", "JSON"})
    void acceptsMembersUpToLimit(DocumentFormat form) {
        assertThat(read(form, members(form, 100_000))).isInstanceOf(Validated.Valid.class);
        assertThat(read(form, members(form, 100_001)).toString()).contains("TOO_LARGE", "100001", "100000");
    }

    private static String members(DocumentFormat form, int number) {
        return switch (form) {
            case XML ->
                IntStream.range(0, number)
                        .mapToObj("<link rel='member' href='members/%d'/>"::formatted)
                        .collect(Collectors.joining("", "<bulkDelete>", "</bulkDelete>"));
            case JSON ->
                IntStream.range(0, number)
                        .mapToObj("{\"rel\":\"member\",\"href\":\"members/%d\"}"::formatted)
                        .collect(Collectors.joining(",", "{\"links\":[", "]}"));
        };
    }
}
