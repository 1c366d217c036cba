package dev.muster.api.dialect.huddle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.TestResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The media types and the grammar of Huddle's XML and JSON documents. */
class HuddleDocumentsTest extends HuddleFixture {
    @Test
    void reportsInvalidMemberInXml() {
        TestResponse response = delete(XML, xml("members/998"));
        assertThat(response.header("Content-Type")).isEqualTo("application/vnd.huddle.error+xml");
        assertThat(response.body())
                .isEqualTo("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<ErrorResult><StatusCode>400</StatusCode>"
                        + "<ErrorMessages><Message>member 998 does not exist</Message></ErrorMessages>"
                        + "<ErrorCode>Validation</ErrorCode></ErrorResult>");
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.huddle.data+xml, application/vnd.huddle.data+json, json",
        "application/vnd.huddle.data+xml, application/json, json",
        "application/vnd.huddle.data+json, application/vnd.huddle.error+xml, xml",
        "application/vnd.huddle.data+json, */*, json",
        "application/vnd.huddle.data+xml, */*, xml",
        "application/json, image/png, json",
        "text/xml, text/html;q=0.9, xml",
    })
    void rendersErrorsInAcceptedFormat(String type, String accept, String form) {
        TestResponse response = delete(type, "?", "Accept", accept);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("Content-Type")).isEqualTo("application/vnd.huddle.error+" + form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.huddle.data+xml; charset=utf-8",
                "Application/XML",
                "text/xml",
                "text/xml; charset=UTF8",
                "application/xml; charset=\"us-ascii\"",
            })
    void acceptsOtherXmlMediaTypes(String type) {
        assertThat(delete(type, SAMPLE_XML).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/vnd.huddle.data",
                "multipart/form-data",
                "text/xml; charset=utf-16",
                ""
            })
    void rejectsOtherMediaTypes(String type) {
        TestResponse response = delete(type, SAMPLE_XML);
        assertThat(response.status()).isEqualTo(415);
        assertThat(response.body()).contains("application/vnd.huddle.data+json");
        assertNobodyDeleted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><bulkDelete><link rel=\"member\" href=\"members/123\"/></bulkDelete>",
                "<?xml version=\"1.0\" encoding=\"US-ASCII\"?><bulkDelete><link rel=\"member\" href=\"members/123\"/></bulkDelete>",
                "\ufeff<bulkDelete><link rel=\"member\" href=\"members/123\"/></bulkDelete>",
                "<bulkDelete xmlns=\"http://schema.huddle.net/2011/02/\"><link rel=\"member\" href=\"members/123\"/></bulkDelete>",
                "<h:bulkDelete xmlns:h=\"urn:x\"><h:link h:rel=\"self\" rel=\"Member\" href=\"members/123\"></h:link></h:bulkDelete>",
                "<bulkDelete><!-- two --><link rel=\"self\"/><link rel=\"member\" href=\"members/123\"/></bulkDelete>",
            })
    void acceptsAnyNamespace(String body) {
        TestResponse response = delete(XML, body);
        assertThat(response.status()).as(response.body()).isEqualTo(204);
        assertThat(isDeleted("123")).isTrue();
        assertThat(isDeleted("456")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-16", "ISO-8859-1", "windows-1252"})
    void prefersCharsetOfContentTypeToDeclaration(String encoding) {
        String body = "<?xml version=\"1.0\" encoding=\"%s\"?>".formatted(encoding)
                + "<bulkDelete><link rel=\"member\" href=\"members/123\"/></bulkDelete>";
        for (String type : List.of(XML, "application/xml", "text/xml")) {
            assertThat(delete(type, body).status()).isEqualTo(400);
            assertThat(delete(type + "; charset=utf-16", body).status()).isEqualTo(415);
        }
        assertNobodyDeleted();
        assertThat(delete("text/xml; charset=\"UTF-8\"", body).status()).isEqualTo(204);
        assertThat(isDeleted("123")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "<bulkDelete>",
                "<bulkdelete><link rel=\"member\" href=\"members/123\"/></bulkdelete>",
                "<links><link rel=\"member\" href=\"members/123\"/></links>",
                "<bulkDelete><link href=\"members/123\"/></bulkDelete>",
                "<bulkDelete><link rel=\"member\"/></bulkDelete>",
                "<bulkDelete><member>123</member></bulkDelete>",
                "<bulkDelete><link rel=\"member\" href=\"members/123\"/></bulkDelete><x/>",
                "<bulkDelete><link rel=\"member\" href=\"members/&#0;\"/></bulkDelete>",
                "<?xml version=\"1.0\" encoding=\"utf-16\"?><bulkDelete><link rel=\"member\" href=\"members/123\"/></bulkDelete>",
                "<!DOCTYPE bulkDelete><bulkDelete><link rel=\"member\" href=\"members/123\"/></bulkDelete>",
                "<!DOCTYPE b [<!ENTITY m \"123\">]><bulkDelete><link rel=\"member\" href=\"members/&m;\"/></bulkDelete>",
                "<bulkDelete>&m;<link rel=\"member\" href=\"members/123\"/></bulkDelete>",
                "{\"links\":[]}",
            })
    void rejectsInvalidXml(String body) {
        TestResponse response = delete(XML, body);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("<StatusCode>400</StatusCode>").doesNotContain("Exception");
        assertNobodyDeleted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"links\":{}}",
                "{\"links\":[\"members/123\"]}",
                "{\"links\":[{\"rel\":\"member\"}]}",
                "{\"links\":[{\"href\":\"members/123\"}]}",
                "{\"links\":[{\"rel\":\"member\",\"href\":123}]}",
                "{\"links\":[{\"rel\":\"member\",\"href\":\"members/123\"}],\"dry_run\":true}",
                "{\"links\":[{\"rel\":\"member\",\"href\":\"members/123\"}]} x",
                "<bulkDelete/>",
            })
    void rejectsInvalidJson(String body) {
        TestResponse response = delete(JSON, body);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.at("/statusCode")).isEqualTo("400");
        assertNobodyDeleted();
    }

    @Test
    void namesXmlLimits() {
        TestResponse deep = delete(XML, "<a>".repeat(33) + "</a>".repeat(33));
        assertThat(deep.status()).isEqualTo(400);
        assertThat(deep.body()).contains("32");
        TestResponse many = delete(XML, "<bulkDelete>" + "<link rel=\"self\"/>".repeat(100_001) + "</bulkDelete>");
        assertThat(many.status()).isEqualTo(413);
        assertThat(many.body()).contains("100001", "100000");
    }
}
