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

/** XML that would like to read files, call others, or grow, at the one door that takes XML. */
class StrictXmlTest {
    private static final String CANARY = "tweet-7f3a";

    private final ApiStack walk = ApiStack.local();

    @BeforeEach
    void store() {
        walk.time.meanwhile(walk::work);
        walk.store(ApiStack.DEMO, List.of("301"), Set.of("3", "42"), Map.of("country", "Brazil"));
    }

    private TestResponse send(String xml) {
        return TestCredential.DEMO.on(ApiEndpoints.xml().saying(xml), walk).to(walk);
    }

    private void refused(String xml) {
        TestResponse answer = send(xml);
        assertThat(answer.status()).as(xml.length() < 500 ? xml : "long").isIn(400, 413);
        assertThat(answer.body()).doesNotContain(CANARY);
        InternalDetails.assertNone(answer, "");
    }

    @Test
    void fetchesNeitherFilesNorPages(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("canary.txt"), CANARY);
        Path dtd = Files.writeString(folder.resolve("canary.dtd"), "<!ENTITY c \"" + CANARY + "\">");
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String page = "http://127.0.0.1:" + server.getLocalPort() + "/" + CANARY;
            for (String place :
                    List.of(file.toUri().toString(), dtd.toUri().toString(), page, "ftp" + page.substring(4))) {
                luring(place).forEach(this::refused);
            }
            // Passed over: nothing is taken from where they point to.
            harmless(page).forEach(xml -> assertThat(send(xml).status()).isIn(204, 400));
            server.setSoTimeout(1);
            assertThat(isCalled(server)).isFalse();
        }
        assertThat(walk.log).noneMatch(line -> line.contains(CANARY));
    }

    private static boolean isCalled(ServerSocket server) throws IOException {
        try {
            server.accept().close();
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }

    private static Stream<String> luring(String place) {
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

    private static Stream<String> harmless(String place) {
        return Stream.of(
                "<?xml-stylesheet href=\"" + place + "\"?>" + ApiEndpoints.LINKS,
                "<bulkDelete xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"" + place
                        + "\" parse=\"text\"/><link rel=\"member\" href=\"members/301\"/></bulkDelete>",
                "<bulkDelete xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"x " + place
                        + "\"><link rel=\"member\" href=\"members/301\"/></bulkDelete>",
                "<bulkDelete xmlns=\"" + place + "\"><link rel=\"member\" href=\"members/301\"/></bulkDelete>");
    }

    @Test
    void growsNothing() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE b [<!ENTITY l0 \"ha\">");
        for (int level = 1; level <= 30; level++) {
            laughs.append("<!ENTITY l")
                    .append(level)
                    .append(" \"")
                    .append(("&l" + (level - 1) + ";").repeat(10))
                    .append("\">");
        }
        refused(laughs + "]><b>&l30;</b>");
        refused("<!DOCTYPE b [<!ENTITY a \"" + "a".repeat(100_000) + "\">]><b>" + "&a;".repeat(10_000) + "</b>");
        refused("<!DOCTYPE b [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]><b>&a;</b>");
        refused("<!DOCTYPE b [<!ENTITY % p \"x\">]><b/>");
        refused("<!DOCTYPE b><b/>");
        refused("<b>&unknown;</b>");
        refused("<b a=\"&unknown;\"/>");
    }

    @Test
    void keepsWithinItsSizes() {
        refused("<b>".repeat(33) + "</b>".repeat(33));
        refused("<b>".repeat(1_000_000));
        refused("<b>" + "<c/>".repeat(500_000) + "</b>");
        refused("<" + "n".repeat(5_000_000) + "/>");
        refused("<b " + "a".repeat(2_000_000) + "=\"\"/>");
        StringBuilder attributes = new StringBuilder("<b");
        for (int place = 0; place < 100_000; place++) {
            attributes.append(" a").append(place).append("=\"\"");
        }
        refused(attributes + "/>");
        StringBuilder spaces = new StringBuilder("<b");
        for (int place = 0; place < 50_000; place++) {
            spaces.append(" xmlns:n").append(place).append("=\"u\"");
        }
        refused(spaces + "/>");
        refused("<!--" + "-".repeat(100_000));
        refused("<b><![CDATA[" + "x".repeat(1_000_000));
        refused("<?" + "p".repeat(1_000_000));
    }

    @Test
    void readsUtf8Alone() {
        for (String name : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "IBM037", "ISO-8859-1")) {
            String xml = "<?xml version=\"1.0\" encoding=\"" + name + "\"?>" + ApiEndpoints.LINKS.replace("301", "é");
            SentRequest sent = TestCredential.DEMO.on(ApiEndpoints.xml(), walk);
            TestResponse answer = walk.send(StrictJsonTest.event(sent, xml.getBytes(Charset.forName(name))));
            assertThat(answer.status()).as(name).isEqualTo(400);
        }
        refused("<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + ApiEndpoints.LINKS);
        refused("<?xml version=\"1.0\" encoding=\"\"?>" + ApiEndpoints.LINKS);
        refused("<?xml version=\"9.9\"?>" + ApiEndpoints.LINKS);
    }

    @Test
    void refusesWhatIsNoXml() {
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
                .forEach(this::refused);
    }
}
