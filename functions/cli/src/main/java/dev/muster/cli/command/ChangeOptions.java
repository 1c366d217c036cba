package dev.muster.cli.command;

import dev.muster.cli.CliFailure;
import dev.muster.cli.json.JsonValue;
import dev.muster.cli.json.JsonValue.JsonArray;
import dev.muster.cli.json.JsonValue.JsonNull;
import dev.muster.cli.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is changed. */
final class ChangeOptions {
    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Set an attribute. A type may follow the name: score:number=7, active:boolean=true.")
    private List<String> set = new ArrayList<>();

    @Option(names = "--clear", paramLabel = "NAME", description = "Clear an attribute.")
    private List<String> clear = new ArrayList<>();

    @Option(
            names = "--add-to",
            paramLabel = "SET=MEMBER",
            description = "Add to email_addresses, phone_numbers, labels or groups.")
    private List<String> addTo = new ArrayList<>();

    @Option(names = "--remove-from", paramLabel = "SET=MEMBER", description = "Remove from one of these sets.")
    private List<String> removeFrom = new ArrayList<>();

    @Option(names = "--assign", paramLabel = "ID", description = "Assign to this person in the organization.")
    private List<String> assign = new ArrayList<>();

    @Option(names = "--unassign", paramLabel = "ID", description = "Take that assignment back.")
    private List<String> unassign = new ArrayList<>();

    @Option(
            names = "--archive",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "false",
            description = "Archive in the organization; false brings back.")
    private @Nullable Boolean archive;

    @Option(names = "--remove", description = "Remove from the organization.")
    private boolean remove;

    @Option(names = "--delete", description = "Delete the people; must be the only change.")
    private boolean delete;

    /** Returns the changes as the API takes them. */
    JsonArray read(Optional<String> organization) {
        List<JsonValue> changes = new ArrayList<>();
        set.forEach(text -> changes.add(assignment(text, organization)));
        clear.forEach(name ->
                changes.add(AttributeName.of(name, organization).change("set").with("to", JsonNull.NULL)));
        addTo.forEach(text -> changes.add(member("add_to", text, organization)));
        removeFrom.forEach(text -> changes.add(member("remove_from", text, organization)));
        assign.forEach(id -> changes.add(inside(organization, "--assign").with("assign", id)));
        unassign.forEach(id -> changes.add(inside(organization, "--unassign").with("unassign", id)));
        Optional.ofNullable(archive)
                .ifPresent(
                        value -> changes.add(inside(organization, "--archive").with("archive", value)));
        if (remove) {
            changes.add(inside(organization, "--remove").with("remove", true));
        }
        if (delete) {
            changes.add(JsonObject.empty().with("delete", true));
        }
        if (changes.isEmpty()) {
            throw CliFailure.usage("there is nothing to change", "Add --set NAME=VALUE; see muster change --help.");
        }
        return new JsonArray(changes);
    }

    private static JsonObject assignment(String text, Optional<String> organization) {
        String[] parts = split("--set", text);
        TypedValue typed = TypedValue.of(parts[0], parts[1]);
        return AttributeName.of(typed.name(), organization).change("set").with("to", typed.value());
    }

    private static JsonObject member(String verb, String text, Optional<String> organization) {
        String[] parts = split("--" + verb.replace('_', '-'), text);
        return AttributeName.of(parts[0], organization).change(verb).with("value", parts[1]);
    }

    private static String[] split(String option, String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw CliFailure.usage(option + " needs NAME=VALUE, not \"" + text + "\"", "");
        }
        return new String[] {text.substring(0, equals).strip(), text.substring(equals + 1)};
    }

    private static JsonObject inside(Optional<String> organization, String option) {
        return JsonObject.empty()
                .with("organization", organization.orElseThrow(() -> AttributeName.needsOrganization(option)));
    }
}
