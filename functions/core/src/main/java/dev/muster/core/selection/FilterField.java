package dev.muster.core.selection;

import dev.muster.core.person.Value;
import java.time.Instant;
import java.util.stream.Stream;

/** What a filter looks at in a person; it may read as several values, of which any may match. */
public sealed interface FilterField {

    /** The values of this field, those that are absent left out. */
    default Stream<Value> values(FilterContext sight) {
        return switch (this) {
            case Id _ -> Stream.of(Value.of(sight.person().id()));
            case Updated _ -> moment(sight.person().updated());
            case Attribute(String name) -> sight.attribute(name);
            case InOrganization(String organization, String name) -> sight.inOrganization(organization, name);
            case HereId _ -> sight.here().stream().map(Value::of);
            case Here(String name) ->
                sight.here().stream().flatMap(organization -> sight.inOrganization(organization, name));
        };
    }

    /** Whether capitals matter: two ids that differ in them alone name two people (RFC 7643 §3.1). */
    default boolean isCaseExact() {
        return switch (this) {
            case Id _ -> true;
            case HereId _ -> true;
            case Updated _ -> false;
            case Attribute _ -> false;
            case InOrganization _ -> false;
            case Here _ -> false;
        };
    }

    /** The person's id. */
    record Id() implements FilterField {}

    /** When the person was last written, as text of ISO 8601 in UTC. */
    record Updated() implements FilterField {}

    /** An attribute, or the members of a set, of the person itself. */
    record Attribute(String name) implements FilterField {}

    /** The same of the person's membership of an organization; absent for who is not in it. */
    record InOrganization(String organization, String name) implements FilterField {}

    /** The id of the organization whose membership is looked at; absent outside of {@link Filter.Membership}. */
    record HereId() implements FilterField {}

    /** An attribute, or the members of a set, of the membership looked at; absent outside of it. */
    record Here(String name) implements FilterField {}

    private static Stream<Value> moment(Instant updated) {
        return updated.equals(Instant.EPOCH) ? Stream.of() : Stream.of(Value.of(updated.toString()));
    }
}
