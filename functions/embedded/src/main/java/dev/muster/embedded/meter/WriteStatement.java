package dev.muster.embedded.meter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;

/**
 * A PartiQL write that names every attribute of its item with a parameter. Of the language only this form is parsed.
 */
record WriteStatement(String table, Map<String, AttributeValue> item) {
    private static final Pattern TABLE = Pattern.compile("(?:UPDATE|INTO)\\s+\"([^\"]+)\"");
    private static final Pattern PARAMETER = Pattern.compile("[\"'](\\w+)[\"']\\s*[=:]\\s*\\?");

    static WriteStatement of(BatchStatementRequest request) {
        Matcher table = TABLE.matcher(request.statement());
        return new WriteStatement(table.find() ? table.group(1) : "", item(request.statement(), request.parameters()));
    }

    private static Map<String, AttributeValue> item(String text, List<AttributeValue> parameters) {
        Map<String, AttributeValue> item = new HashMap<>();
        Matcher names = PARAMETER.matcher(text);
        for (int number = 0; number < parameters.size() && names.find(); number++) {
            // The assignments precede the condition, which may name an attribute again.
            item.putIfAbsent(names.group(1), parameters.get(number));
        }
        return item;
    }
}
