package dev.muster.aws.job;

import dev.muster.aws.table.TableItem;
import dev.muster.core.job.Limits;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.Tally;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Outcome;
import java.util.EnumMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A tally page as an item: {@code d}, the numbers of the counted batches; {@code x}, the numbers of those with
 * exceptions; {@code wu} and {@code rh}, the cost in write units and half read units; and one counter for each outcome,
 * under its letter. Numbers count from the first of the page, which keeps them short.
 */
final class TallyItem {
    static final String DONE = "d";
    static final String WITH_EXCEPTIONS = "x";

    private TallyItem() {}

    static Tally decode(TableItem item) {
        PageKey page = JobKeys.pageOf(item.key());
        EnumMap<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            String counter = OutcomeCode.of(outcome);
            if (item.has(counter)) {
                counts.put(outcome, item.number(counter));
            }
        }
        return new Tally(
                page,
                absolute(page, item.numbers(DONE)),
                absolute(page, item.numbers(WITH_EXCEPTIONS)),
                new Totals(counts),
                CostAttributes.decode(item.attributes()));
    }

    static int relative(int number) {
        return number % Limits.PAGE;
    }

    private static Set<Integer> absolute(PageKey page, Set<Integer> relative) {
        return relative.stream()
                .map(number -> page.number() * Limits.PAGE + number)
                .collect(Collectors.toUnmodifiableSet());
    }
}
