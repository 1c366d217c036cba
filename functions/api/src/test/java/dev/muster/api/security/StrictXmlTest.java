package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** XML with external references or entities, at the endpoint that accepts XML. */
class StrictXmlTest {
    private static final String CANARY = "tweet-7f3a";

    private final ApiStack stack = ApiStack.withLocalAccounts();

    @BeforeEach
    void storePeople() {
        stack.time.meanwhile(stack::runWorkers);
        stack.store(ApiStack.DEMO, List.of("301"), Set.of("3", "42"), Map.of("country", "Brazil"));
    }

    private TestResponse send(String xml) {
        return TestCredential.DEMO.sign(ApiEndpoints.xml().withBody(xml), stack).sendTo(stack);
    }

    private void assertRejected(String xml) {
        TestResponse response = send(xml);
        assertThat(response.status()).as(xml.length() < 500 ? xml : "long").isIn(400, 413);
        assertThat(response.body()).doesNotContain(CANARY);
        InternalDetails.assertNone(response, "");
    }

    @Test
    void fetchesNoFileOrPage(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("canary.txt"), CANARY);
        Path dtd = Files.writeString(folder.resolve("canary.dtd"), "<!ENTITY c \"" + CANARY + "\">");
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String page = "http://127.0.0.1:" + server.getLocalPort() + "/" + CANARY;
            for (String place :
                    List.of(file.toUri().toString(), dtd.toUri().toString(), page, "ftp" + page.substring(4))) {
                documentsWithExternalEntities(place).forEach(this::assertRejected);
            }
            // The reader ignores these references.
            documentsWithIgnoredReferences(page)
                    .forEach(xml -> assertThat(send(xml).status()).isIn(204, 400));
            server.setSoTimeout(1);
            assertThat(isCalled(server)).isFalse();
        }
        assertThat(stack.log).noneMatch(line -> line.contains(CANARY));
    }

    private static boolean isCalled(ServerSocket server) throws IOException {
        try {
            server.accept().close();
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }

    private static Stream<String> documentsWithExternalEntities(String place) {
        String link = "<link rel=\"member\" href=\"members/&c;\"/>";
        return Stream.of(
                "<!DOCTYPE b [<!ENTITY c SYSTEM \"" + place + "\">]><b>" + link + "</b>",
                "<!DOCTYPE b [<!ENTITY c PUBLIC \"x\" \"" + place + "\">]><b>&c;</b>",
                "<!DOCTYPE b [<!ENTITY % c SYSTEM \"" + place + "\"> %c;]><b>" + link + "</b>",
                "<!DOCTYPE b SYSTEM \"" + place + "\"><b><link rel=\"member\" href=\"members/301\"/></b>",
                "<!DOCTYPE b PUBLIC \"x\" \"" + place + "\"><b/>",
                "<!DOCTYPE b [<!ATTLIST b a CDATA \"&c;\"><!ENTITY c SYSTEM \"" + place + "\">]><b/>",
                "<!DOCTYPE b [<!NOTATION n SYSTEM \"" + place + "\"><!ENTITY c SYSTEM \"x\" NDATA n>]><b>&c;</b>",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE b [<!ENTITY c SYSTEM \"" + place + "\">]><b>"
                        + link + "</b>");
    }

    private static Stream<String> documentsWithIgnoredReferences(String place) {
        return Stream.of(
                "<?xml-stylesheet href=\"" + place + "\"?>" + ApiEndpoints.LINKS,
                "<bulkDelete xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"" + place
                        + "\" parse=\"text\"/><link rel=\"member\" href=\"members/301\"/></bulkDelete>",
                "<bulkDelete xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"x " + place
                        + "\"><link rel=\"member\" href=\"members/301\"/></bulkDelete>",
                "<bulkDelete xmlns=\"" + place + "\"><link rel=\"member\" href=\"members/301\"/></bulkDelete>");
    }

    @Test
    void rejectsEntityExpansion() {
        StringBuilder document = new StringBuilder("<!DOCTYPE b [<!ENTITY l0 \"ha\">");
        for (int level = 1; level <= 30; level++) {
            document.append("<!ENTITY l")
                    .append(level)
                    .append(" \"")
                    .append(("&l" + (level - 1) + ";").repeat(10))
                    .append("\">");
        }
        assertRejected(document + "]><b>&l30;</b>");
        assertRejected("<!DOCTYPE b [<!ENTITY a \"" + "a".repeat(100_000) + "\">]><b>" + "&a;".repeat(10_000) + "</b>");
        assertRejected("<!DOCTYPE b [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]><b>&a;</b>");
        assertRejected("<!DOCTYPE b [<!ENTITY % p \"x\">]><b/>");
        assertRejected("<!DOCTYPE b><b/>");
        assertRejected("<b>&unknown;</b>");
        assertRejected("<b a=\"&unknown;\"/>");
    }

    @Test
    void rejectsOversizedDocuments() {
        assertRejected("<b>".repeat(33) + "</b>".repeat(33));
        assertRejected("<b>".repeat(1_000_000));
        assertRejected("<b>" + "<c/>".repeat(500_000) + "</b>");
        assertRejected("<" + "n".repeat(5_000_000) + "/>");
        assertRejected("<b " + "a".repeat(2_000_000) + "=\"\"/>");
        StringBuilder attributes = new StringBuilder("<b");
        for (int place = 0; place < 100_000; place++) {
            attributes.append(" a").append(place).append("=\"\"");
        }
        assertRejected(attributes + "/>");
        StringBuilder namespaces = new StringBuilder("<b");
        for (int place = 0; place < 50_000; place++) {
            namespaces.append(" xmlns:n").append(place).append("=\"u\"");
        }
        assertRejected(namespaces + "/>");
        assertRejected("<!--" + "-".repeat(100_000));
        assertRejected("<b><![CDATA[" + "x".repeat(1_000_000));
        assertRejected("<?" + "p".repeat(1_000_000));
    }

    @Test
    void readsOnlyUtf8() {
        for (String name : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "IBM037", "ISO-8859-1")) {
            String xml = "<?xml version=\"1.0\" encoding=\"" + name + "\"?>" + ApiEndpoints.LINKS.replace("301", "é");
            SentRequest sent = TestCredential.DEMO.sign(ApiEndpoints.xml(), stack);
            TestResponse response = stack.send(sent.toEvent(xml.getBytes(Charset.forName(name))));
            assertThat(response.status()).as(name).isEqualTo(400);
        }
        assertRejected("<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + ApiEndpoints.LINKS);
        assertRejected("<?xml version=\"1.0\" encoding=\"\"?>" + ApiEndpoints.LINKS);
        assertRejected("<?xml version=\"9.9\"?>" + ApiEndpoints.LINKS);
    }

    @Test
    void rejectsInvalidXml() {
        Stream.of(
                        "",
                        " ",
                        "<",
                        ">",
                        "<b",
                        "<b>",
                        "</b>",
                        "<b></c>",
                        "<b/><b/>",
                        "<b/>x",
                        "x<b/>",
                        "<b a/>",
                        "<b a=1/>",
                        "<b a=\"1\" a=\"2\"/>",
                        "<b a='<'/>",
                        "<b>&</b>",
                        "<b>&#0;</b>",
                        "<b>&#x1F;</b>",
                        "<b>&#xD800;</b>",
                        "<b>&#x110000;</b>",
                        "<b>]]></b>",
                        "<b><!-- -- --></b>",
                        "<b>\u0000</b>",
                        "<b>\u001b</b>",
                        "<b>\uffff</b>",
                        "<1/>",
                        "<a:b/>",
                        "<:b/>",
                        "<b xmlns:x=\"\"/>",
                        "<?xml version=\"1.0\"?><?xml version=\"1.0\"?><b/>",
                        " <?xml version=\"1.0\"?><b/>",
                        "<%b/>",
                        "<b><?xml version=\"1.0\"?></b>",
                        "{\"links\":[]}")
                .forEach(this::assertRejected);
    }
}
