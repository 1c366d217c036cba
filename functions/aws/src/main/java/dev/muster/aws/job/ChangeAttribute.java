package dev.muster.aws.job;

import dev.muster.aws.person.ValueCodec;
import dev.muster.aws.table.AttributeValues;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A change as an attribute. Assignments are a list of [path, value]. A revert is a map of {@code undone}, the sequence,
 * and {@code paths}; a redo has {@code undo} besides, the sequence of the undo. The change of a file is a map of {@code organizations}.
 */
final class ChangeAttribute {
    private static final String UNDONE = "undone";
    private static final String UNDO = "undo";
    private static final String PATHS = "paths";
    private static final String ORGANIZATIONS = "organizations";

    private ChangeAttribute() {}

    static AttributeValue encode(Change change) {
        return switch (change) {
            case Change.Assignments(List<Assignment> assignments) ->
                AttributeValues.list(
                        assignments.stream().map(ChangeAttribute::encode).toList());
            case Change.Rows(Set<String> organizations) ->
                AttributeValues.map(Map.of(ORGANIZATIONS, AttributeValues.texts(organizations)));
            case Change.Revert(long undone, List<Path> named) ->
                AttributeValues.map(Map.of(UNDONE, AttributeValues.number(undone), PATHS, paths(named)));
            case Change.Redo(long undo, long undone, List<Path> named) ->
                AttributeValues.map(Map.of(
                        UNDO,
                        AttributeValues.number(undo),
                        UNDONE,
                        AttributeValues.number(undone),
                        PATHS,
                        paths(named)));
        };
    }

    private static AttributeValue paths(List<Path> paths) {
        return AttributeValues.list(
                paths.stream().map(path -> AttributeValues.text(path.text())).toList());
    }

    private static AttributeValue encode(Assignment assignment) {
        return AttributeValues.list(
                List.of(AttributeValues.text(assignment.path().text()), ValueCodec.encode(assignment.to())));
    }

    static Change decode(AttributeValue stored) {
        return stored.hasM()
                ? named(stored.m())
                : new Change.Assignments(
                        stored.l().stream().map(ChangeAttribute::assignment).toList());
    }

    private static Change named(Map<String, AttributeValue> stored) {
        if (stored.containsKey(ORGANIZATIONS)) {
            return new Change.Rows(AttributeValues.asTexts(AttributeValues.member(stored, ORGANIZATIONS)));
        }
        long undone = AttributeValues.asLong(AttributeValues.member(stored, UNDONE));
        List<Path> paths = AttributeValues.member(stored, PATHS).l().stream()
                .map(path -> new Path(path.s()))
                .toList();
        return stored.containsKey(UNDO)
                ? new Change.Redo(AttributeValues.asLong(AttributeValues.member(stored, UNDO)), undone, paths)
                : new Change.Revert(undone, paths);
    }

    private static Assignment assignment(AttributeValue pair) {
        return new Assignment(
                new Path(pair.l().get(0).s()), ValueCodec.decode(pair.l().get(1)));
    }
}
