package dev.muster.aws.job;

import dev.muster.aws.table.Attribute;
import dev.muster.core.job.Ending;
import dev.muster.core.job.State;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Outcome;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The ending of a job as an attribute: a map of {@code at}, the moment, {@code batches}, {@code state}, and a counter an outcome under
 * its letter.
 */
final class EndingAttribute {
    private static final String AT = "at";
    private static final String BATCHES = "batches";
    private static final String STATE = "state";
    private static final Set<String> OWN = Set.of(AT, BATCHES, STATE);

    private EndingAttribute() {}

    static AttributeValue encode(Ending ending) {
        Map<String, AttributeValue> stored = new HashMap<>();
        stored.put(AT, Attribute.moment(ending.at()));
        stored.put(STATE, Attribute.text(ending.state().word()));
        stored.put(BATCHES, Attribute.number(ending.batches()));
        ending.totals()
                .counts()
                .forEach((outcome, count) -> stored.put(OutcomeCode.of(outcome), Attribute.number(count)));
        return Attribute.map(stored);
    }

    static Ending decode(AttributeValue stored) {
        EnumMap<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        stored.m().forEach((name, value) -> {
            if (!OWN.contains(name)) {
                counts.put(OutcomeCode.read(name), Attribute.asLong(value));
            }
        });
        return new Ending(
                State.valueOf(stored.m().get(STATE).s().toUpperCase(Locale.ROOT)),
                new Totals(counts),
                Math.toIntExact(Attribute.asLong(stored.m().get(BATCHES))),
                Attribute.asMoment(stored.m().get(AT)));
    }
}
