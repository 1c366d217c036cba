package dev.muster.browser;

import java.util.List;

/** Text that a careless page would run, hide, turn around or let break its layout. */
final class NaughtyText {
    static final List<String> ALL = List.of(
            "<script>window.caught = 1</script>",
            "<img src=x onerror=\"window.caught = 2\">",
            "\"><svg onload='window.caught = 3'>",
            "javascript:window.caught=4",
            "{{constructor.constructor('window.caught = 5')()}} ${window.caught = 6}",
            "</textarea></title></style><b>bold</b>",
            "=HYPERLINK(\"https://elsewhere.example\",\"click\")",
            "&lt;b&gt; &amp;amp; &#60;",
            "O'Neill \"Bobby\"; DROP TABLE people; --",
            "user\u202egnp.exe",
            "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
            "Zoë 👩\u200d👩\u200d👧 🏳️\u200d🌈",
            "Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307a\u0300\u0301\u0302\u0303\u0304lgo",
            "__proto__",
            "W".repeat(600),
            "many words ".repeat(80).strip());

    private NaughtyText() {}

    /** Returns the text as the console shows it: characters that turn text around stand there by their number. */
    static String shown(String text) {
        return text.replace("\u202e", "\u27e8U+202E\u27e9");
    }
}
