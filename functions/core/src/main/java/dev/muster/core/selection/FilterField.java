package dev.muster.core.selection;

import dev.muster.core.person.Value;
import java.time.Instant;
import java.util.stream.Stream;

/** A field that a filter compares. It may have several values; one match is enough. */
public sealed interface FilterField {

    /** Returns the values of this field; none when it is absent. */
    default Stream<Value> values(FilterContext context) {
        return switch (this) {
            case Id _ -> Stream.of(Value.of(context.person().id()));
            case AnyCaseId _ -> Stream.of(Value.of(context.person().id()));
            case Updated _ -> moment(context.person().updated());
            case Attribute(String name) -> context.attribute(name);
            case InOrganization(String organization, String name) -> context.inOrganization(organization, name);
            case HereId _ -> context.here().stream().map(Value::of);
            case Here(String name) ->
                context.here().stream().flatMap(organization -> context.inOrganization(organization, name));
        };
    }

    /** Returns whether comparison regards case. Two ids that differ only in case name two people (RFC 7643 §3.1). */
    default boolean isCaseExact() {
        return switch (this) {
            case Id _ -> true;
            case AnyCaseId _ -> false;
            case HereId _ -> true;
            case Updated _ -> false;
            case Attribute _ -> false;
            case InOrganization _ -> false;
            case Here _ -> false;
        };
    }

    /** The person's id. */
    record Id() implements FilterField {}

    /** The person's id, for dialects whose ids ignore case: one text may match several people. */
    record AnyCaseId() implements FilterField {}

    /** The time of the person's last write, as ISO 8601 text in UTC. */
    record Updated() implements FilterField {}

    /** An attribute, or the members of a set, of the person itself. */
    record Attribute(String name) implements FilterField {}

    /** An attribute, or the members of a set, of a membership; absent when the person is not in the organization. */
    record InOrganization(String organization, String name) implements FilterField {}

    /** The organization id of the current membership; absent outside {@link Filter.Membership}. */
    record HereId() implements FilterField {}

    /** An attribute, or the members of a set, of the current membership; absent outside {@link Filter.Membership}. */
    record Here(String name) implements FilterField {}

    private static Stream<Value> moment(Instant updated) {
        return updated.equals(Instant.EPOCH) ? Stream.of() : Stream.of(Value.of(updated.toString()));
    }
}
