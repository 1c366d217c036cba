package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.cli.json.JsonCodec;
import dev.muster.cli.json.JsonValue;
import java.util.List;

/** The result of a command: its exit code and its output. */
record CliRun(int code, String out, String err) {

    /** Returns the events of a command with {@code --json}; checks that the last one, and no other, is the result. */
    List<JsonValue> events() {
        List<JsonValue> events = out.lines().map(JsonCodec::read).toList();
        assertThat(events).as(out + err).isNotEmpty();
        assertThat(events.stream().map(event -> event.at("type").text()).toList())
                .containsOnlyOnce("result")
                .endsWith("result");
        return events;
    }

    /** Returns the last event. */
    JsonValue result() {
        JsonValue result = events().getLast();
        assertThat(result.at("exit_code").number()).isEqualTo(code);
        return result;
    }

    /** Returns the events of a type. */
    List<JsonValue> events(String type) {
        return events().stream()
                .filter(event -> event.at("type").text().equals(type))
                .toList();
    }

    CliRun expect(int wanted) {
        assertThat(code).as("stdout:%n%s%nstderr:%n%s", out, err).isEqualTo(wanted);
        return this;
    }
}
