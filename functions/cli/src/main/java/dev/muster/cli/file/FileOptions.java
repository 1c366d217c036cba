package dev.muster.cli.file;

import dev.muster.cli.json.JsonCodec;
import dev.muster.cli.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The options of a file as the API names them.
 *
 * @param options the values of {@code match}, {@code mode}, {@code blank} and {@code max_refused} that are given
 * @param columns headings and what they stand for
 */
public record FileOptions(Map<String, String> options, Map<String, String> columns) {
    public FileOptions {
        options = Map.copyOf(options);
        columns = Map.copyOf(columns);
    }

    /** Returns the options as query parameters of a file that is sent whole. */
    Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        sorted(options).forEach(option -> query.put(option.getKey(), option.getValue()));
        if (!columns.isEmpty()) {
            query.put("columns", JsonCodec.write(columnsObject()));
        }
        return query;
    }

    /** Returns the options as the member {@code rows} of a job that takes parts. */
    public JsonObject rowsObject() {
        JsonObject rows = JsonObject.empty();
        for (Map.Entry<String, String> option : sorted(options).toList()) {
            rows = rows.with(option.getKey(), option.getValue());
        }
        return columns.isEmpty() ? rows : rows.with("columns", columnsObject());
    }

    private JsonObject columnsObject() {
        JsonObject object = JsonObject.empty();
        for (Map.Entry<String, String> column : sorted(columns).toList()) {
            object = object.with(column.getKey(), column.getValue());
        }
        return object;
    }

    private static Stream<Map.Entry<String, String>> sorted(Map<String, String> map) {
        return map.entrySet().stream().sorted(Map.Entry.comparingByKey());
    }
}
