package dev.muster.api.http;

import dev.muster.api.problem.Validated;
import dev.muster.core.job.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The query parameters a route knows, each given once at most: an unknown one is refused, never passed over. */
public record QueryParameters(Map<String, String> values) {
    public QueryParameters {
        values = Map.copyOf(values);
    }

    public static Validated<QueryParameters> of(ApiRequest request, Set<String> known) {
        Map<String, String> values = new HashMap<>();
        for (String name : request.query().names()) {
            if (!known.contains(name)) {
                return refused(name, "is not known here");
            }
            if (request.query().all(name).size() > 1) {
                return refused(name, "comes more than once");
            }
            values.put(name, request.query().all(name).getFirst());
        }
        return Validated.valid(new QueryParameters(values));
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A whole number between two others, both allowed; {@code otherwise} when it is not given. */
    public Validated<Integer> number(String name, int least, int most, int otherwise) {
        String text = get(name).orElse(Integer.toString(otherwise));
        boolean fits = text.matches("[0-9]{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most;
        return fits
                ? Validated.valid(Integer.parseInt(text))
                : refused(name, "must be a whole number from " + least + " to " + most);
    }

    /** A refusal of the parameter of that name. */
    public static <T> Validated<T> refused(String name, String detail) {
        return Validated.invalid(Problem.Kind.INVALID, "the query parameter \"" + shown(name) + "\" " + detail);
    }

    private static String shown(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64) + "…";
    }
}
