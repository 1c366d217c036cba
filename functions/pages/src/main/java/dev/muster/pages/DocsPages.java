package dev.muster.pages;

import dev.muster.pages.openapi.DocumentBuilder;
import dev.muster.pages.openapi.JsonText;
import dev.muster.pages.openapi.Node;
import dev.muster.pages.openapi.SourceFiles;
import dev.muster.pages.reference.ProblemsPage;
import dev.muster.pages.reference.ReferencePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The OpenAPI document, the reference made from it and the page of the problem codes.
 *
 * @param files the files of the document
 * @param styles the style sheet of the pages
 */
record DocsPages(SourceFiles files, Path styles) implements PageSource {
    private static final String PATH = "/docs";

    @Override
    public List<Page> pages() throws IOException {
        Node document = DocumentBuilder.build(files.document(), files.sampleEvents());
        String css = Files.readString(styles).replace("\r\n", "\n");
        String address = PATH + "/" + PageDigest.named("reference.css", css);
        return List.of(
                Page.revalidated("/openapi.json", Page.JSON, JsonText.of(document)),
                Page.revalidated(PATH, Page.HTML, ReferencePage.of(document, address)),
                Page.revalidated(PATH + "/problems", Page.HTML, ProblemsPage.of(files.problems(), address)),
                Page.immutable(address, Page.CSS, css));
    }
}
