package dev.muster.pages.openapi;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A parser of YAML 1.2, of which JSON is a part. */
final class YamlText {
    private static final int MAX_ALIASES = 1_000;

    private YamlText() {}

    /**
     * Parses a document.
     *
     * @param label names the document in errors
     */
    static Node parse(String label, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(label)
                .setMaxAliasesForCollections(MAX_ALIASES)
                .build();
        return Node.of(new Load(settings).loadFromString(text));
    }
}
