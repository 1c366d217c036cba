package dev.muster.api.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlReaderTest {
    private final XmlReader reader = new XmlReader(4, 10);

    @Test
    void readsElementsAndTheirAttributes() {
        String text =
                "<?xml version='1.0'?>\n<!-- a --><n:a xmlns:n='urn:n' b='1 &amp; 2' n:c='3'>text<d/><d e=''/></n:a>";
        assertThat(reader.read(text))
                .isEqualTo(Validated.valid(new XmlElement(
                        "a",
                        Map.of("b", "1 & 2"),
                        "",
                        List.of(
                                new XmlElement("d", Map.of(), "", List.of()),
                                new XmlElement("d", Map.of("e", ""), "", List.of())))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "<a>",
                "<a></b>",
                "<a/><b/>",
                "<a b='1' b='2'/>",
                "<a b=1/>",
                "<a>\u0001</a>",
                "<a>&b;</a>",
                "<a c='&b;'/>",
                "<a>&#xFFFE;</a>",
                "<n:a/>",
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
                "<!DOCTYPE a [<!ENTITY b 'c'>]><a d='&b;'/>",
                "<?xml version='1.0' encoding='iso-8859-1'?><a/>",
            })
    void rejectsInvalidXml(String text) {
        assertMalformed(reader.read(text));
    }

    @Test
    void readsOnlyUtf8() {
        assertThat(reader.read(StandardCharsets.UTF_8.encode("\ufeff<\u00e9/>"), false))
                .isInstanceOf(Validated.Valid.class);
        assertMalformed(reader.read(StandardCharsets.ISO_8859_1.encode("<\u00e9/>"), false));
        assertMalformed(reader.read(ByteBuffer.wrap("<a/>".getBytes(StandardCharsets.UTF_16LE)), false));
    }

    @Test
    void fetchesNoExternalEntity(@TempDir Path folder) throws IOException {
        Path canary = Files.writeString(folder.resolve("canary"), "the canary sings");
        for (String document : List.of(
                "<!DOCTYPE a [<!ENTITY b SYSTEM '%s'>]><a>&b;</a>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM '%s'>]><a c='&b;'/>",
                "<!DOCTYPE a SYSTEM '%s'><a/>",
                "<!DOCTYPE a [<!ENTITY %% b SYSTEM '%s'> %%b;]><a/>")) {
            Validated<XmlElement> read = reader.read(document.formatted(canary.toUri()));
            assertMalformed(read);
            assertThat(read.toString()).doesNotContain("sings", "canary");
        }
    }

    @Test
    void rejectsEntityExpansion() {
        StringBuilder document = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 'lol'>");
        for (int level = 1; level < 30; level++) {
            document.append("<!ENTITY l%d '&l%d;&l%d;'>".formatted(level, level - 1, level - 1));
        }
        assertMalformed(reader.read(document + "]><a>&l29;</a>"));
    }

    @Test
    void namesLimits() {
        assertThat(reader.read("<a><a><a><a/></a></a></a>")).isInstanceOf(Validated.Valid.class);
        Validated<XmlElement> deep = reader.read("<a><a><a><a><a/></a></a></a></a>");
        assertMalformed(deep);
        assertThat(deep.toString()).contains("the limit is 4");
        assertThat(reader.read("<a>" + "<b/>".repeat(9) + "</a>")).isInstanceOf(Validated.Valid.class);
        assertThat(reader.read("<a>" + "<b/>".repeat(10) + "</a>"))
                .isEqualTo(
                        Validated.invalid(ApiProblem.Kind.TOO_LARGE, "the XML has too many elements; the limit is 10"));
    }

    @Test
    void readsElementsUpToLimit() {
        String many = "<a>" + "<link rel=\"member\" href=\"members/1\"/>".repeat(100_000) + "</a>";
        assertThat(new XmlReader(32, 200_000)
                        .read(many)
                        .map(root -> root.children().size()))
                .isEqualTo(Validated.valid(100_000));
    }

    @Test
    void writesDocumentThatReaderReads() {
        XmlElement xml = new XmlElement(
                "a", Map.of("b", "<\"&'>\t\n\u00e9\ud83d\ude00"), "", List.of(XmlElement.of("c", List.of())));
        assertThat(reader.read(XmlWriter.write(xml))).isEqualTo(Validated.valid(xml));
        assertThat(XmlWriter.write(XmlElement.of("a", "x < \u0001\uffff")))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a>x &lt; \ufffd\ufffd</a>");
    }

    private static void assertMalformed(Validated<XmlElement> read) {
        List<ApiProblem> problems = switch (read) {
            case Validated.Valid<XmlElement> _ -> List.of();
            case Validated.Invalid<XmlElement>(List<ApiProblem> found) -> found;
        };
        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(ApiProblem.Kind.MALFORMED));
    }
}
