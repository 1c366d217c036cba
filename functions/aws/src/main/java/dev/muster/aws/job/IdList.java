package dev.muster.aws.job;

import java.util.List;

/**
 * A list of ids as one text, joined by line feeds, which no id contains. It costs one byte for each id; a list
 * attribute costs several.
 */
final class IdList {
    private IdList() {}

    static String join(List<String> ids) {
        return String.join("\n", ids);
    }

    static List<String> split(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split("\n", -1));
    }
}
