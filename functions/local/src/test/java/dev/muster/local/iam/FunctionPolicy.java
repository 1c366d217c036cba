package dev.muster.local.iam;

import dev.muster.embedded.iam.IamRequest;
import dev.muster.embedded.template.PolicyStatement;
import dev.muster.embedded.template.SamTemplate;
import dev.muster.local.environment.ResourceReferences;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The policy of a function, judged as IAM does: a denial overrides, and what no statement allows is denied. */
record FunctionPolicy(List<Rule> allowed, List<Rule> denied) {

    /** A statement whose resources are ARNs. */
    record Rule(Set<String> actions, Set<String> resources, List<String> leadingKeys) {
        boolean appliesTo(IamRequest call) {
            return actions.contains(call.action())
                    && resources.contains(call.resource())
                    && (leadingKeys.isEmpty()
                            || call.leadingKeys().stream()
                                    .anyMatch(key -> leadingKeys.stream().anyMatch(pattern -> matches(pattern, key))));
        }

        /** Only a pattern that ends with its one asterisk is understood. */
        private static boolean matches(String pattern, String key) {
            int end = pattern.length() - 1;
            if (pattern.indexOf('*') != end) {
                throw new IllegalArgumentException("only a last asterisk is supported: " + pattern);
            }
            return key.startsWith(pattern.substring(0, end));
        }
    }

    /** An action on a resource. */
    record Grant(String action, String resource) implements Comparable<Grant> {
        @Override
        public int compareTo(Grant other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return action + " on " + resource;
        }
    }

    FunctionPolicy {
        allowed = List.copyOf(allowed);
        denied = List.copyOf(denied);
    }

    static FunctionPolicy of(SamTemplate template, ResourceReferences references, String function) {
        List<PolicyStatement> statements =
                Objects.requireNonNull(template.policies().get(function));
        return new FunctionPolicy(
                rules(statements, references, true, function), rules(statements, references, false, function));
    }

    private static List<Rule> rules(
            List<PolicyStatement> statements, ResourceReferences references, boolean allowing, String function) {
        return statements.stream()
                .filter(statement -> statement.allowing() == allowing)
                .map(statement -> new Rule(
                        statement.actions(),
                        statement.resources().stream()
                                .map(resource -> references.text(function + ".Policies", resource))
                                .collect(Collectors.toSet()),
                        statement.leadingKeys()))
                .toList();
    }

    boolean permits(IamRequest call) {
        return allowed.stream().anyMatch(rule -> rule.appliesTo(call))
                && denied.stream().noneMatch(rule -> rule.appliesTo(call));
    }

    /** Returns every action on every resource that the statements allow. */
    Set<Grant> grants() {
        return allowed.stream()
                .flatMap(rule -> rule.actions().stream()
                        .flatMap(action -> rule.resources().stream().map(resource -> new Grant(action, resource))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the policy without an action on a resource. */
    FunctionPolicy without(Grant grant) {
        List<Rule> rest = grants().stream()
                .filter(other -> !other.equals(grant))
                .map(FunctionPolicy::rule)
                .toList();
        return new FunctionPolicy(rest, denied);
    }

    /** Returns the policy with a further action on a resource. */
    FunctionPolicy with(Grant grant) {
        List<Rule> more = new ArrayList<>(allowed);
        more.add(rule(grant));
        return new FunctionPolicy(more, denied);
    }

    private static Rule rule(Grant grant) {
        return new Rule(Set.of(grant.action()), Set.of(grant.resource()), List.of());
    }
}
