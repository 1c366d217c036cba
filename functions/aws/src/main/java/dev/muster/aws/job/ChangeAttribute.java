package dev.muster.aws.job;

import dev.muster.aws.person.ValueCodec;
import dev.muster.aws.table.AttributeValues;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A change as an attribute. Assignments are a list of [path, value]. A revert is a map of {@code undone}, the sequence,
 * and {@code paths}.
 */
final class ChangeAttribute {
    private static final String UNDONE = "undone";
    private static final String PATHS = "paths";

    private ChangeAttribute() {}

    static AttributeValue encode(Change change) {
        return switch (change) {
            case Change.Assignments(List<Assignment> assignments) ->
                AttributeValues.list(
                        assignments.stream().map(ChangeAttribute::encode).toList());
            case Change.Revert(long undone, List<Path> paths) ->
                AttributeValues.map(Map.of(
                        UNDONE,
                        AttributeValues.number(undone),
                        PATHS,
                        AttributeValues.list(paths.stream()
                                .map(path -> AttributeValues.text(path.text()))
                                .toList())));
        };
    }

    private static AttributeValue encode(Assignment assignment) {
        return AttributeValues.list(
                List.of(AttributeValues.text(assignment.path().text()), ValueCodec.encode(assignment.to())));
    }

    static Change decode(AttributeValue stored) {
        return stored.hasM()
                ? new Change.Revert(
                        AttributeValues.asLong(AttributeValues.member(stored.m(), UNDONE)),
                        AttributeValues.member(stored.m(), PATHS).l().stream()
                                .map(path -> new Path(path.s()))
                                .toList())
                : new Change.Assignments(
                        stored.l().stream().map(ChangeAttribute::assignment).toList());
    }

    private static Assignment assignment(AttributeValue pair) {
        return new Assignment(
                new Path(pair.l().get(0).s()), ValueCodec.decode(pair.l().get(1)));
    }
}
