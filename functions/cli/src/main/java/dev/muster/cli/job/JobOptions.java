package dev.muster.cli.job;

import dev.muster.cli.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The options of a job that looks first: every job of the command line begins as a dry run. */
public record JobOptions(OptionalLong maxAffected, Optional<String> note) {

    /** Returns the options as members of a request. */
    public JsonObject members() {
        JsonObject members = JsonObject.empty().with("dry_run", true);
        if (maxAffected.isPresent()) {
            members = members.with("max_affected", maxAffected.getAsLong());
        }
        return note.isPresent() ? members.with("note", note.get()) : members;
    }

    /** Returns the options as query parameters. */
    public Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        members().members().forEach((name, value) -> query.put(name, value.text()));
        return query;
    }
}
