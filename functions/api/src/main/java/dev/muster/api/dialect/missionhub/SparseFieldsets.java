package dev.muster.api.dialect.missionhub;

import dev.muster.api.http.QueryString;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The fields and the related resources that a request asks for (JSON:API 1.1, "Sparse Fieldsets" and "Inclusion of
 * Related Resources").
 *
 * @param fields the requested fields by resource type; a type that is not listed has all fields
 * @param include paths of relationships
 */
record SparseFieldsets(Map<String, Set<String>> fields, List<String> include) {
    private static final Pattern PARAMETER = Pattern.compile("fields\\[([^\\[\\]]*)]");
    private static final Set<String> TYPES = Set.of(
            "person",
            "email_address",
            "phone_number",
            "address",
            "organizational_permission",
            "organizational_label",
            "group_membership",
            "contact_assignment",
            "organization");

    SparseFieldsets {
        fields = Map.copyOf(fields);
        include = List.copyOf(include);
    }

    static Validated<SparseFieldsets> of(QueryString query) {
        Map<String, Set<String>> fields = new HashMap<>();
        for (String name : query.names()) {
            Matcher matcher = PARAMETER.matcher(name);
            if (matcher.matches()) {
                if (!TYPES.contains(matcher.group(1))) {
                    return rejected("fields has an unknown resource type: " + shorten(matcher.group(1)));
                }
                fields.computeIfAbsent(matcher.group(1), _ -> new HashSet<>()).addAll(listed(query, name));
            } else if (!name.equals("include") && !name.equals(TokenExtractor.PARAMETER)) {
                return rejected("the query parameter \"" + shorten(name) + "\" is not a parameter of this path");
            }
        }
        List<String> include = listed(query, "include").stream().distinct().toList();
        List<String> unknown = include.stream()
                .filter(path -> !PersonResources.PATHS.contains(path))
                .toList();
        return unknown.isEmpty()
                ? Validated.valid(new SparseFieldsets(fields, include))
                : rejected("include has an unknown relationship of a person: "
                        + shorten(unknown.stream().collect(Collectors.joining(","))));
    }

    boolean shows(String type, String field) {
        return !fields.containsKey(type) || fields.get(type).contains(field);
    }

    private static List<String> listed(QueryString query, String name) {
        return query.all(name).stream().flatMap(LenientValues::split).toList();
    }

    private static Validated<SparseFieldsets> rejected(String detail) {
        return Validated.invalid(ApiProblem.Kind.MALFORMED, detail);
    }

    private static String shorten(String text) {
        return text.length() <= 64 ? text : text.substring(0, 64) + "…";
    }
}
