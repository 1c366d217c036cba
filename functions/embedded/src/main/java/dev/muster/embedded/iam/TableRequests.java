package dev.muster.embedded.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.embedded.template.LocalAws;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The actions of a call of DynamoDB. */
final class TableRequests {
    /** The partition key of every table. */
    private static final String PARTITION_KEY = "pk";

    private static final Pattern STATEMENT =
            Pattern.compile("\\s*(INSERT|UPDATE|DELETE|SELECT).*?\"([^\"]+)\"(?:\\.\"([^\"]+)\")?.*", Pattern.DOTALL);
    private static final Map<String, String> STATEMENT_ACTIONS = Map.of(
            "INSERT", "PartiQLInsert",
            "UPDATE", "PartiQLUpdate",
            "DELETE", "PartiQLDelete",
            "SELECT", "PartiQLSelect");
    private static final Map<String, String> TRANSACTION_ACTIONS = Map.of(
            "Put", "PutItem",
            "Update", "UpdateItem",
            "Delete", "DeleteItem",
            "ConditionCheck", "ConditionCheckItem",
            "Get", "GetItem");

    private TableRequests() {}

    static List<IamRequest> of(String operation, JsonNode request) {
        return switch (operation) {
            case "GetItem", "PutItem", "UpdateItem", "DeleteItem" -> List.of(single(operation, request));
            case "Query", "Scan" -> List.of(new IamRequest(action(operation), tableOrIndex(request), Set.of()));
            case "BatchGetItem", "BatchWriteItem" -> batch(operation, request.path("RequestItems"));
            case "TransactWriteItems", "TransactGetItems" ->
                request.path("TransactItems")
                        .valueStream()
                        .flatMap(JsonNode::propertyStream)
                        .map(part -> single(known(TRANSACTION_ACTIONS, part.getKey()), part.getValue()))
                        .toList();
            case "ExecuteStatement" -> List.of(statement(request));
            case "BatchExecuteStatement" ->
                request.path("Statements")
                        .valueStream()
                        .map(TableRequests::statement)
                        .distinct()
                        .toList();
            default -> throw new IllegalArgumentException("the operation of DynamoDB is unknown: " + operation);
        };
    }

    private static String known(Map<String, String> actions, String name) {
        return Optional.ofNullable(actions.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the operation of DynamoDB is unknown: " + name));
    }

    private static IamRequest single(String operation, JsonNode request) {
        return new IamRequest(action(operation), table(request.path("TableName")), keys(Stream.of(request)));
    }

    private static List<IamRequest> batch(String operation, JsonNode tables) {
        return tables.propertyStream()
                .map(table -> new IamRequest(
                        action(operation),
                        LocalAws.arn("dynamodb", "table/" + table.getKey()),
                        keys(requests(table.getValue()))))
                .toList();
    }

    /** Returns the items and keys of one table in a batch of reads or writes. */
    private static Stream<JsonNode> requests(JsonNode table) {
        if (table.isArray()) {
            return table.valueStream().flatMap(JsonNode::valueStream);
        }
        return table.path("Keys").valueStream();
    }

    private static Set<String> keys(Stream<JsonNode> requests) {
        return requests.map(request -> request.has("Item") ? request.path("Item") : request)
                .map(request -> request.has("Key") ? request.path("Key") : request)
                .map(key -> key.path(PARTITION_KEY).path("S").asText())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String tableOrIndex(JsonNode query) {
        String index = query.path("IndexName").asText("");
        return table(query.path("TableName")) + (index.isEmpty() ? "" : "/index/" + index);
    }

    private static IamRequest statement(JsonNode statement) {
        String text = statement.path("Statement").asText();
        Matcher parts = STATEMENT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("the PartiQL statement names no table: " + text);
        }
        String index = parts.group(3) == null ? "" : "/index/" + parts.group(3);
        return new IamRequest(
                action(known(STATEMENT_ACTIONS, parts.group(1))),
                LocalAws.arn("dynamodb", "table/" + parts.group(2) + index),
                Set.of());
    }

    private static String action(String operation) {
        return "dynamodb:" + operation;
    }

    private static String table(JsonNode name) {
        return LocalAws.arn("dynamodb", "table/" + name.asText());
    }
}
