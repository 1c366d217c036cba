package dev.muster.cli.job;

import dev.muster.cli.json.JsonCodec;
import dev.muster.cli.json.JsonValue;
import java.util.List;
import java.util.Map;

/** A line of results for a reader. */
public final class ResultText {
    private ResultText() {}

    /** Returns who the line is about: the id of the person, else the row of the file. */
    public static String who(JsonValue line) {
        String row = line.at("row").isNull() ? "" : "row " + line.at("row").text() + part(line);
        String id = line.at("id").text();
        return id.isEmpty() ? row : row.isEmpty() ? id : id + " (" + row + ")";
    }

    private static String part(JsonValue line) {
        return line.at("part").isNull() ? "" : " of part " + line.at("part").text();
    }

    /** Returns the values before and after, a line for each path. */
    public static List<String> changes(JsonValue line) {
        return line.at("changes").fields().entrySet().stream()
                // Of a new person it says nothing more.
                .filter(change -> !change.getKey().equals("/exists")
                        || !line.at("outcome").text().equals("created"))
                .map(ResultText::change)
                .toList();
    }

    private static String change(Map.Entry<String, JsonValue> change) {
        return change.getKey().replaceFirst("^/", "") + "  "
                + value(change.getValue().at("before")) + " → "
                + value(change.getValue().at("after"));
    }

    private static String value(JsonValue value) {
        return value.isNull() ? "(none)" : JsonCodec.write(value);
    }
}
