package dev.muster.pages;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names of assets, each with a digest of its content. The content of a module names the modules that it imports, so a
 * change of one changes the names of all that import it.
 */
final class AssetNames {
    private static final Pattern IMPORT = Pattern.compile("(\\b(?:from|import)\\s*\\(?\\s*)([\"'])([^\"'\\n]+)\\2");
    private static final Pattern REFERENCE = Pattern.compile("\\b(href|src)=\"([a-z][a-z0-9.-]*)\"");

    private final Map<String, String> sources;
    private final Map<String, String> rewritten = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    /** Creates the names of assets from their texts by file name. */
    AssetNames(Map<String, String> sources) {
        this.sources = Map.copyOf(sources);
    }

    /** Returns the file name with its digest. */
    String hashed(String name) {
        return PageDigest.named(name, rewritten(name));
    }

    /** Returns the text of an asset, in which imports have the names with digests. */
    String rewritten(String name) {
        String known = rewritten.get(name);
        if (known != null) {
            return known;
        }
        String source = sources.get(name);
        if (source == null) {
            throw new IllegalArgumentException("there is no asset " + name);
        }
        if (!open.add(name)) {
            throw new IllegalArgumentException("modules import one another in a circle: " + open);
        }
        String text = name.endsWith(".js") ? withImports(name, source) : source;
        open.remove(name);
        rewritten.put(name, text);
        return text;
    }

    private String withImports(String name, String source) {
        return IMPORT.matcher(source).replaceAll(found -> {
            String quote = found.group(2);
            return Matcher.quoteReplacement(
                    found.group(1) + quote + "./" + hashed(fileName(name, found.group(3))) + quote);
        });
    }

    private static String fileName(String importer, String specifier) {
        return specifier.startsWith("./")
                ? specifier.substring(2)
                : BrowserLibrary.Module.fileName(specifier)
                        .orElseThrow(() -> new IllegalArgumentException(importer + " imports unknown " + specifier));
    }

    /**
     * Returns the text of a page, in which references have the names with digests. The page also names all modules, so
     * that a browser loads them at once and not one after another.
     */
    String page(String path, String source) {
        String text = REFERENCE
                .matcher(source)
                .replaceAll(found -> Matcher.quoteReplacement(
                        "%s=\"%s/%s\"".formatted(found.group(1), path, hashed(found.group(2)))));
        return text.replace("</head>", preloads(path) + "</head>");
    }

    private String preloads(String path) {
        return new TreeMap<>(sources)
                .keySet().stream()
                        .filter(name -> name.endsWith(".js"))
                        .map(name -> "<link rel=\"modulepreload\" href=\"%s/%s\">\n".formatted(path, hashed(name)))
                        .collect(Collectors.joining());
    }
}
