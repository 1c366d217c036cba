package dev.muster.aws.job;

import java.util.List;

/** Ids joined by line ends, which no id contains: a list of them costs one byte an id instead of several. */
final class IdList {
    private IdList() {}

    static String join(List<String> ids) {
        return String.join("\n", ids);
    }

    static List<String> split(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split("\n", -1));
    }
}
