package dev.muster.embedded.iam;

import java.util.Set;

/**
 * An action on a resource that a policy must allow for a call.
 *
 * @param action such as {@code dynamodb:PutItem}
 * @param resource the ARN of a table, an index, a queue or an event bus
 * @param leadingKeys the partition keys that the call names; empty for queries and PartiQL
 */
public record IamRequest(String action, String resource, Set<String> leadingKeys) {
    public IamRequest {
        leadingKeys = Set.copyOf(leadingKeys);
    }
}
