package dev.muster.aws.job;

import dev.muster.aws.table.AttributeValues;
import dev.muster.core.person.CallerRights;
import dev.muster.core.person.Rights;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The rights that bind a job as an attribute: a list with a map for each caller, of {@code p}, its person; {@code a},
 * the organizations that it administers; {@code u}, those in which it is a user.
 */
final class RightsAttribute {
    private static final String PERSON = "p";
    private static final String ADMINISTERS = "a";
    private static final String USES = "u";

    private RightsAttribute() {}

    static AttributeValue encode(Rights rights) {
        return AttributeValues.list(
                rights.callers().stream().map(RightsAttribute::encode).toList());
    }

    private static AttributeValue encode(CallerRights caller) {
        return AttributeValues.map(Map.of(
                PERSON, AttributeValues.text(caller.person()),
                ADMINISTERS, AttributeValues.texts(caller.administers()),
                USES, AttributeValues.texts(caller.uses())));
    }

    static Rights decode(AttributeValue stored) {
        return new Rights(stored.l().stream()
                .map(caller -> new CallerRights(
                        AttributeValues.member(caller.m(), PERSON).s(),
                        AttributeValues.asTexts(AttributeValues.member(caller.m(), ADMINISTERS)),
                        AttributeValues.asTexts(AttributeValues.member(caller.m(), USES))))
                .collect(Collectors.toUnmodifiableSet()));
    }
}
