package dev.muster.api.dialect.leadsquared;

import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterField;
import dev.muster.core.selection.FilterOperator;
import java.util.List;

/** The building blocks of update requests, and the decoding of their conditions. */
abstract class UpdateRequestFixture {
    final JsonReader reader = new JsonReader(JsonLimits.of(Limits.STANDARD));

    static Filter compare(String attribute, FilterOperator operator, String value) {
        return new Filter.Compare(new FilterField.Attribute(attribute), operator, Value.of(value));
    }

    static String condition(String name, String operator, String value, String next) {
        return "{\"LookupName\":\"%s\",\"Operator\":\"%s\",\"LookupValue\":%s,\"ConditionOperator\":%s}"
                .formatted(name, operator, value, quoted(next));
    }

    static String group(String next, String... conditions) {
        return "{\"Condition\":[%s],\"GroupOperator\":%s}".formatted(String.join(",", conditions), quoted(next));
    }

    static String quoted(String word) {
        return word == null ? "null" : "\"" + word + "\"";
    }

    static String body(String... groups) {
        return request("TeamId", "\"7\"", String.join(",", groups));
    }

    static String request(String attribute, String value, String groups) {
        return "{\"Conditions\":[%s],\"Attribute\":\"%s\",\"Value\":%s}".formatted(groups, attribute, value);
    }

    Filter users(String... groups) {
        return valid(body(groups)).users();
    }

    UpdateRequest valid(String body) {
        return switch (reader.read(body).flatMap(UpdateRequest::read)) {
            case Validated.Valid<UpdateRequest>(UpdateRequest update) -> update;
            case Validated.Invalid<UpdateRequest>(List<ApiProblem> problems) ->
                throw new AssertionError(problems.toString());
        };
    }

    ApiProblem problem(String body) {
        return switch (reader.read(body).flatMap(UpdateRequest::read)) {
            case Validated.Valid<UpdateRequest>(UpdateRequest update) -> throw new AssertionError(update.toString());
            case Validated.Invalid<UpdateRequest>(List<ApiProblem> problems) -> problems.getFirst();
        };
    }
}
