package dev.muster.embedded.template;

import java.util.List;
import java.util.Set;

/**
 * A statement of a policy of a function.
 *
 * @param allowing whether the statement allows its actions; else it denies them
 * @param resources values that may still refer to resources of the template
 * @param leadingKeys patterns of partition keys; the statement applies only to a call that names a matching one; empty
 *     if it applies to all calls
 */
public record PolicyStatement(
        boolean allowing, Set<String> actions, List<TemplateValue> resources, List<String> leadingKeys) {
    public PolicyStatement {
        actions = Set.copyOf(actions);
        resources = List.copyOf(resources);
        leadingKeys = List.copyOf(leadingKeys);
    }
}
