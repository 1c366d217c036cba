package dev.muster.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The names of assets follow from their content. */
class AssetNamesTest {
    private static AssetNames of(String app, String part) {
        return new AssetNames(
                Map.of("app.js", app, "part.js", part, "preact.js", "export const h = 1;", "a.css", "p{}"));
    }

    @Test
    void renamesImportsOfModulesAndLibraries() {
        AssetNames names = of("import { a } from './part.js';\nimport{h}from\"preact\";\nimport('./part.js');", "x");
        assertThat(names.rewritten("app.js"))
                .isEqualTo("import { a } from './%s';\nimport{h}from\"./%s\";\nimport('./%1$s');"
                        .formatted(names.hashed("part.js"), names.hashed("preact.js")));
    }

    @Test
    void changesNamesOfAllThatImportChangedModule() {
        String app = "import './part.js';";
        assertThat(of(app, "x").hashed("app.js")).isNotEqualTo(of(app, "y").hashed("app.js"));
        assertThat(of(app, "x").hashed("a.css")).isEqualTo(of(app, "y").hashed("a.css"));
        assertThat(of(app, "x").hashed("app.js")).matches("app\\.[0-9a-f]{12}\\.js");
    }

    @Test
    void renamesReferencesOfPage() {
        AssetNames names = of("", "");
        assertThat(names.page("/c", "<head><link href=\"a.css\"></head><a href=\"/docs\">d</a><a href=\"#x\">x</a>"))
                .contains("href=\"/c/" + names.hashed("a.css") + "\"")
                .contains("<link rel=\"modulepreload\" href=\"/c/" + names.hashed("part.js") + "\">\n")
                .contains("<a href=\"/docs\">d</a><a href=\"#x\">x</a>");
    }

    @Test
    void rejectsUnknownModulesAndCircles() {
        assertThatThrownBy(() -> of("import './nowhere.js'", "").rewritten("app.js"))
                .hasMessage("there is no asset nowhere.js");
        assertThatThrownBy(() -> of("import 'react'", "").rewritten("app.js"))
                .hasMessage("app.js imports unknown react");
        assertThatThrownBy(() -> of("import './part.js'", "import './app.js'").rewritten("app.js"))
                .hasMessageStartingWith("modules import one another in a circle");
    }
}
