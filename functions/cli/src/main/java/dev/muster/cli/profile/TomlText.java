package dev.muster.cli.profile;

import dev.muster.cli.CliFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of TOML that config.toml needs: tables, strings and whole numbers. Other entries keep their lines. */
record TomlText(List<String> lines) {
    private static final Pattern TABLE = Pattern.compile("\\s*\\[\\s*([\\w.-]+)\\s*\\]\\s*(?:#.*)?");
    private static final Pattern ENTRY = Pattern.compile(
            "\\s*([\\w-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\[\"\\\\])*)\"|'([^']*)'|(\\d[\\d_]*))\\s*(?:#.*)?");
    private static final Pattern BLANK = Pattern.compile("\\s*(?:#.*)?");

    TomlText {
        lines = List.copyOf(lines);
    }

    /** Returns the values of a table by their keys. */
    Map<String, String> table(String wanted) {
        Map<String, String> values = new LinkedHashMap<>();
        String table = "";
        for (int index = 0; index < lines.size(); index++) {
            Optional<String> heading = heading(lines.get(index));
            table = heading.orElse(table);
            if (heading.isEmpty() && !BLANK.matcher(lines.get(index)).matches()) {
                Matcher entry = entry(index);
                if (table.equals(wanted)) {
                    values.put(entry.group(1), value(entry));
                }
            }
        }
        return values;
    }

    private static Optional<String> heading(String line) {
        Matcher table = TABLE.matcher(line);
        return table.matches() ? Optional.of(table.group(1)) : Optional.empty();
    }

    private Matcher entry(int index) {
        Matcher entry = ENTRY.matcher(lines.get(index));
        if (!entry.matches()) {
            // The line may hold a key, so it is not shown.
            throw CliFailure.usage(
                    "line %d of config.toml is neither a [table] nor a name = \"value\"".formatted(index + 1),
                    "Correct it; docs/cli.md shows an example.");
        }
        return entry;
    }

    private static String value(Matcher entry) {
        if (entry.group(2) != null) {
            return entry.group(2).replaceAll("\\\\([\"\\\\])", "$1");
        }
        return entry.group(3) != null ? entry.group(3) : entry.group(4).replace("_", "");
    }

    /** Returns a copy in which the table has these strings; its other entries stay. */
    TomlText with(String wanted, Map<String, String> values) {
        List<String> kept = new ArrayList<>();
        String table = "";
        int end = -1;
        for (String line : lines) {
            table = heading(line).orElse(table);
            Matcher entry = ENTRY.matcher(line);
            boolean isReplaced = table.equals(wanted) && entry.matches() && values.containsKey(entry.group(1));
            if (!isReplaced) {
                kept.add(line);
                end = table.equals(wanted) && !line.isBlank() ? kept.size() : end;
            }
        }
        if (end < 0) {
            kept.addAll(kept.isEmpty() ? List.of() : List.of(""));
            kept.add("[" + wanted + "]");
            end = kept.size();
        }
        kept.addAll(end, entries(values));
        return new TomlText(kept);
    }

    private static List<String> entries(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " = \""
                        + entry.getValue().replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .toList();
    }
}
