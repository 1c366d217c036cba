package dev.muster.api.http;

import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Quotation;
import dev.muster.api.problem.Validated;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The query parameters that a route accepts, each at most once; an unknown one is rejected. */
public record QueryParameters(Map<String, String> values) {
    public QueryParameters {
        values = Map.copyOf(values);
    }

    public static Validated<QueryParameters> of(ApiRequest request, Set<String> known) {
        Map<String, String> values = new HashMap<>();
        for (String name : request.query().names()) {
            if (!known.contains(name)) {
                return rejected(name, "is not a parameter of this path");
            }
            if (request.query().all(name).size() > 1) {
                return rejected(name, "comes more than once");
            }
            values.put(name, request.query().all(name).getFirst());
        }
        return Validated.valid(new QueryParameters(values));
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Returns a whole number from {@code min} to {@code max}; {@code defaultValue} when the parameter is missing. */
    public Validated<Integer> number(String name, int min, int max, int defaultValue) {
        String text = get(name).orElse(Integer.toString(defaultValue));
        boolean isValid = text.matches("[0-9]{1,9}") && Integer.parseInt(text) >= min && Integer.parseInt(text) <= max;
        return isValid
                ? Validated.valid(Integer.parseInt(text))
                : rejected(name, "must be a whole number from " + min + " to " + max);
    }

    /** Returns the rejection of the parameter of that name. */
    public static <T> Validated<T> rejected(String name, String detail) {
        return Validated.invalid(ApiProblem.Kind.INVALID, "the query parameter " + Quotation.of(name) + " " + detail);
    }
}
