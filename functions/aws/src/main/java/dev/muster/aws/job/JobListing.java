package dev.muster.aws.job;

import dev.muster.aws.table.AttributeValues;
import dev.muster.aws.table.DynamoTable;
import dev.muster.aws.table.ItemKey;
import dev.muster.aws.table.ItemQuery;
import dev.muster.aws.table.TableItem;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Lists jobs through the indexes by_tenant, open and held. The indexes hold only keys and may be a moment behind the table.
 */
record JobListing(DynamoTable table) {
    /** Returns the jobs of a tenant, newest first, without those that have expired. */
    List<Job> list(Tenant tenant, int limit, Optional<String> before) {
        Iterator<ItemKey> keys =
                query(tenant, limit, before).items(table).map(TableItem::key).iterator();
        List<Job> jobs = new ArrayList<>();
        while (jobs.size() < limit && keys.hasNext()) {
            jobs.addAll(headers(next(keys, limit - jobs.size())));
        }
        return jobs;
    }

    /** Returns the open jobs of all tenants. */
    List<JobRef> open() {
        return new ItemQuery(QueryRequest.builder()
                        .indexName(JobIndexes.OPEN)
                        .keyConditionExpression("#open = :open")
                        .expressionAttributeNames(Map.of("#open", JobIndexes.OPEN))
                        .expressionAttributeValues(Map.of(":open", AttributeValues.text(JobIndexes.OPEN)))
                        .build())
                .items(table)
                .map(item -> JobKeys.jobOf(item.key()))
                .toList();
    }

    /** Returns the number of open jobs of the tenant, at most {@code most}. */
    int countOpen(Tenant tenant, int most) {
        return Math.toIntExact(open(tenant, most).count());
    }

    /** Returns the open jobs of the tenant, at most {@code most}. */
    Stream<JobRef> open(Tenant tenant, int most) {
        return new ItemQuery(QueryRequest.builder()
                        .indexName(JobIndexes.OPEN)
                        .keyConditionExpression("#open = :open AND #tenant = :tenant")
                        .expressionAttributeNames(Map.of("#open", JobIndexes.OPEN, "#tenant", JobIndexes.TENANT))
                        .expressionAttributeValues(Map.of(
                                ":open",
                                AttributeValues.text(JobIndexes.OPEN),
                                ":tenant",
                                AttributeValues.text(tenant.id())))
                        .limit(most)
                        .build())
                .items(table)
                .limit(most)
                .map(item -> JobKeys.jobOf(item.key()));
    }

    /** Returns the number of jobs of the person that wait for parts or for a release, at most {@code most}. */
    int countHeld(Tenant tenant, String person, int most) {
        return Math.toIntExact(new ItemQuery(QueryRequest.builder()
                        .indexName(JobIndexes.HELD)
                        .keyConditionExpression("#held_by = :held_by")
                        .expressionAttributeNames(Map.of("#held_by", JobIndexes.HELD_BY))
                        .expressionAttributeValues(
                                Map.of(":held_by", AttributeValues.text(JobIndexes.heldBy(tenant, person))))
                        .limit(most)
                        .build())
                .items(table)
                .limit(most)
                .count());
    }

    private static List<ItemKey> next(Iterator<ItemKey> keys, int most) {
        List<ItemKey> next = new ArrayList<>();
        while (next.size() < most && keys.hasNext()) {
            next.add(keys.next());
        }
        return next;
    }

    private List<Job> headers(List<ItemKey> keys) {
        Map<ItemKey, Job> headers = new HashMap<>();
        table.read(keys).forEach(item -> headers.put(item.key(), JobItem.decode(item)));
        return keys.stream().filter(headers::containsKey).map(headers::get).toList();
    }

    private static ItemQuery query(Tenant tenant, int limit, Optional<String> before) {
        Map<String, String> names = new HashMap<>(Map.of("#tenant", JobIndexes.TENANT));
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":tenant", AttributeValues.text(tenant.id())));
        before.ifPresent(id -> {
            names.put("#job", JobIndexes.JOB);
            values.put(":before", AttributeValues.text(id));
        });
        return new ItemQuery(QueryRequest.builder()
                .indexName(JobIndexes.BY_TENANT)
                .keyConditionExpression("#tenant = :tenant" + (before.isPresent() ? " AND #job < :before" : ""))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .scanIndexForward(false)
                .limit(limit)
                .build());
    }
}
