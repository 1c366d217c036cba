package dev.muster.pages.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading, merging and writing documents. */
class NodeTest {

    @Test
    void writesWhatItReads() {
        String json = "{\"a\":[1,2.5,true,null],\"b\":\"line\\n\\\"quoted\\\" \\u0001 健\",\"c\":{}}";
        assertThat(JsonText.of(YamlText.parse("test", json))).isEqualTo(json);
    }

    @Test
    void readsWordsOfYaml11AsText() {
        assertThat(JsonText.of(YamlText.parse("test", "{on: yes, off: no}")))
                .isEqualTo("{\"on\":\"yes\",\"off\":\"no\"}");
    }

    @Test
    void breaksLongObjectsIntoLines() {
        Node node = YamlText.parse("test", "{\"first\":\"%s\",\"second\":[1]}".formatted("x".repeat(90)));
        assertThat(JsonText.indented(node))
                .isEqualTo("{\n  \"first\": \"%s\",\n  \"second\": [1]\n}".formatted("x".repeat(90)));
    }

    @Test
    void mergesFilesAndRefusesTwoValuesOfAMember(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("muster.yaml"), "{info: {title: a}, paths: {/x: {get: {}}}}");
        Files.writeString(folder.resolve("other.yaml"), "{paths: {/y: {get: {}}}}");
        SourceFiles files = new SourceFiles(folder, folder);
        assertThat(files.document().at("paths").members()).containsOnlyKeys("/x", "/y");
        Files.writeString(folder.resolve("third.yaml"), "{info: {title: b}}");
        assertThatThrownBy(files::document).hasMessageContaining("third.yaml info title");
    }
}
