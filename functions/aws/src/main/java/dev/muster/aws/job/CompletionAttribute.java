package dev.muster.aws.job;

import dev.muster.aws.table.AttributeValues;
import dev.muster.core.job.Completion;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Outcome;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The completion of a job as an attribute: a map of {@code at}, the moment; {@code batches}; {@code state};
 * {@code repeated}, if any; {@code wu} and {@code rh}, the cost; and one counter for each outcome, under its letter.
 */
final class CompletionAttribute {
    private static final String AT = "at";
    private static final String BATCHES = "batches";
    private static final String STATE = "state";
    private static final String REPEATED = "repeated";
    private static final Set<String> NO_COUNTERS =
            Set.of(AT, BATCHES, STATE, REPEATED, CostAttributes.WRITE_UNITS, CostAttributes.READ_HALVES);

    private CompletionAttribute() {}

    static AttributeValue encode(Completion completion) {
        Map<String, AttributeValue> stored = new HashMap<>();
        stored.put(AT, AttributeValues.moment(completion.at()));
        stored.put(STATE, AttributeValues.text(completion.state().code()));
        stored.put(BATCHES, AttributeValues.number(completion.batches()));
        if (completion.repeated() > 0) {
            stored.put(REPEATED, AttributeValues.number(completion.repeated()));
        }
        stored.putAll(CostAttributes.encode(completion.cost()));
        completion
                .totals()
                .counts()
                .forEach((outcome, count) -> stored.put(OutcomeCode.of(outcome), AttributeValues.number(count)));
        return AttributeValues.map(stored);
    }

    static Completion decode(AttributeValue stored) {
        EnumMap<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        stored.m().forEach((name, value) -> {
            if (!NO_COUNTERS.contains(name)) {
                counts.put(OutcomeCode.read(name), AttributeValues.asLong(value));
            }
        });
        return new Completion(
                JobState.valueOf(AttributeValues.member(stored.m(), STATE).s().toUpperCase(Locale.ROOT)),
                new Totals(counts),
                Math.toIntExact(AttributeValues.asLong(AttributeValues.member(stored.m(), BATCHES))),
                AttributeValues.asMoment(AttributeValues.member(stored.m(), AT)),
                stored.m().containsKey(REPEATED)
                        ? AttributeValues.asLong(AttributeValues.member(stored.m(), REPEATED))
                        : 0,
                CostAttributes.decode(stored.m()));
    }
}
