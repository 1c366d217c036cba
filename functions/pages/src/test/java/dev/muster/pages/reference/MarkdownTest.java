package dev.muster.pages.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void readsParagraphsAndLists() {
        assertThat(Markdown.blocks("One\ntwo.\n\n- first\n  line\n- second\n"))
                .isEqualTo("<p>One\ntwo.</p>\n<ul>\n<li>first line</li>\n<li>second</li>\n</ul>\n");
    }

    @Test
    void escapesTextAndCode() {
        assertThat(Markdown.line("a < b, `<i>\"**x**\"`, **bold** and [a link](/docs#x)"))
                .isEqualTo("a &lt; b, <code>&lt;i&gt;&quot;**x**&quot;</code>, <strong>bold</strong> and"
                        + " <a href=\"/docs#x\">a link</a>");
    }
}
