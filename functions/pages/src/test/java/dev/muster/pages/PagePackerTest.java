package dev.muster.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The resources from which the API serves pages. */
class PagePackerTest {
    private static final Page DOCS = Page.revalidated("/docs", Page.HTML, "<!doctype html>\u00e9");

    @TempDir
    private Path classes;

    private Path resource(String name) {
        return classes.resolve(PagePacker.FOLDER).resolve(name);
    }

    @Test
    void listsPagesInOrderOfTheirPaths() throws IOException {
        new PagePacker(classes).write(List.of(DOCS, Page.immutable("/console/a.1.css", Page.CSS, "p{}")));
        List<String> lines = Files.readAllLines(resource(PagePacker.LIST));
        String tag = PageDigest.tag(DOCS.text());
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("/console/a.1.css\t").endsWith("\tpublic, max-age=31536000, immutable");
        assertThat(lines.getLast()).isEqualTo("/docs\t" + tag + ".gz\ttext/html; charset=utf-8\t" + tag + "\tno-cache");
    }

    @Test
    void compressesContentOnce() throws IOException {
        new PagePacker(classes).write(List.of(DOCS));
        byte[] bytes = Files.readAllBytes(resource(PageDigest.tag(DOCS.text()) + ".gz"));
        byte[] inflated = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
        assertThat(new String(inflated, StandardCharsets.UTF_8)).isEqualTo(DOCS.text());
    }

    @Test
    void removesResourcesOfEarlierBuild() throws IOException {
        new PagePacker(classes).write(List.of(DOCS));
        new PagePacker(classes).write(List.of());
        try (Stream<Path> files = Files.list(classes.resolve(PagePacker.FOLDER))) {
            assertThat(files).containsExactly(resource(PagePacker.LIST));
        }
    }

    @Test
    void rejectsTwoPagesOfOnePath() {
        assertThatThrownBy(() -> new PagePacker(classes).write(List.of(DOCS, DOCS)))
                .hasMessage("two pages have the path /docs");
    }
}
