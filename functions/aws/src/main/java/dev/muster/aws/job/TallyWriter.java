package dev.muster.aws.job;

import dev.muster.aws.call.CallChunks;
import dev.muster.aws.table.DynamoTable;
import dev.muster.aws.table.TableItem;
import dev.muster.core.job.BatchCount;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Job;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.Tally;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Counts batches on their tally page, each once. */
record TallyWriter(DynamoTable table) {
    /** A condition may hold 300 operators, and each batch takes three of them. */
    private static final int AT_ONCE = 64;

    /** The page after the counts are on it, some of which may have been there before. */
    Tally tally(Job job, PageKey page, List<BatchCount> counts) {
        Tally after = Tally.empty(page);
        for (List<BatchCount> chunk : CallChunks.of(once(counts), AT_ONCE)) {
            after = count(job, page, chunk);
        }
        return after;
    }

    private static Collection<BatchCount> once(List<BatchCount> counts) {
        Map<BatchKey, BatchCount> first = new LinkedHashMap<>();
        counts.forEach(count -> first.putIfAbsent(count.batch(), count));
        return first.values();
    }

    private Tally count(Job job, PageKey page, List<BatchCount> counts) {
        UpdateItemRequest update = TallyUpdate.of(counts, job.expires())
                .tableName(table.name())
                .key(new JobKeys(job.tenant(), job.id()).tally(page).attributes())
                .build();
        try {
            return TallyItem.decode(new TableItem(
                    table.backoff().call(() -> table.client().updateItem(update).attributes())));
        } catch (ConditionalCheckFailedException refused) {
            // Another worker counted some of them, or our own update came through and only its answer was lost.
            Tally stands = TallyItem.decode(new TableItem(refused.item()));
            List<BatchCount> rest = counts.stream()
                    .filter(count -> !stands.knows(count.batch()))
                    .toList();
            return rest.isEmpty() ? stands : count(job, page, rest);
        }
    }
}
