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

/** Counts each batch once on its tally page. */
record TallyWriter(DynamoTable table) {
    /** Batches in one update. A condition holds at most 300 operators, and each batch needs three. */
    private static final int MAX_BATCHES = 64;

    /** Counts the batches that the page does not contain yet. Returns the page as it is afterwards. */
    Tally tally(Job job, PageKey page, List<BatchCount> counts) {
        Tally after = Tally.empty(page);
        for (List<BatchCount> chunk : CallChunks.of(distinct(counts), MAX_BATCHES)) {
            after = count(job, page, chunk);
        }
        return after;
    }

    private static Collection<BatchCount> distinct(List<BatchCount> counts) {
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
        } catch (ConditionalCheckFailedException failed) {
            // Another worker counted some of them, or this update was written and only its response was lost.
            Tally stored = TallyItem.decode(new TableItem(failed.item()));
            List<BatchCount> rest = counts.stream()
                    .filter(count -> !stored.knows(count.batch()))
                    .toList();
            return rest.isEmpty() ? stored : count(job, page, rest);
        }
    }
}
