package dev.muster.aws.access;

import dev.muster.aws.table.AttributeValues;
import dev.muster.aws.table.DynamoTable;
import dev.muster.aws.table.ItemQuery;
import dev.muster.aws.table.TableItem;
import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.RateLimitWindow;
import dev.muster.core.access.StoredResponse;
import dev.muster.core.access.Team;
import dev.muster.core.access.Tenant;
import dev.muster.core.access.WaitingRequests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The Access table: credentials and their calls, organizations, teams, counters and stored responses. */
public final class DynamoAccess implements Access {
    private static final String TENANT = "tenant";
    private static final String PERSON = "person";
    private static final String CALLS = "calls";
    private static final String ISSUED = "issued";
    private static final String NAME = "name";
    private static final String COUNT = "n";
    private static final Duration COUNTER_LIFETIME = Duration.ofMinutes(5);

    private final DynamoTable table;

    public DynamoAccess(DynamoTable table) {
        this.table = table;
    }

    @Override
    public Optional<Grant> findGrant(Credential credential) {
        return table.latest(AccessKeys.credential(credential))
                .map(item -> new Grant(
                        new Caller(new Tenant(item.text(TENANT)), item.text(PERSON)),
                        Math.toIntExact(item.number(CALLS)),
                        item.number(ISSUED)));
    }

    @Override
    public void putGrant(Credential credential, Grant grant) {
        put(TableItem.at(AccessKeys.credential(credential))
                .text(TENANT, grant.caller().tenant().id())
                .text(PERSON, grant.caller().person())
                .number(CALLS, grant.calls())
                .number(ISSUED, grant.issued())
                .build());
    }

    @Override
    public void revoke(Credential credential) {
        table.delete(AccessKeys.credential(credential));
    }

    @Override
    public RateLimitWindow addCalls(Credential credential, int calls, Instant now) {
        return new RateLimitWindow(
                now,
                new BucketCounter(table, AccessKeys.calls(credential))
                        .add(
                                RateLimitWindow.bucket(now),
                                calls,
                                RateLimitWindow.oldestBucket(now),
                                now.plus(COUNTER_LIFETIME)));
    }

    @Override
    public int addWaiting(Credential credential, int requests, Instant until, Instant now) {
        Map<Long, Integer> buckets = new BucketCounter(table, AccessKeys.waiting(credential))
                .add(
                        WaitingRequests.bucket(until),
                        requests,
                        WaitingRequests.bucket(now),
                        until.plus(COUNTER_LIFETIME));
        return WaitingRequests.waiting(buckets, now);
    }

    @Override
    public long nextSequence(Tenant tenant) {
        // This ADD has no condition. If the SDK repeats it after a lost response, the sequence skips a number.
        UpdateItemRequest next = UpdateItemRequest.builder()
                .tableName(table.name())
                .key(AccessKeys.sequence(tenant).attributes())
                .updateExpression("ADD #n :one")
                .expressionAttributeNames(Map.of("#n", COUNT))
                .expressionAttributeValues(Map.of(":one", AttributeValues.number(1)))
                .returnValues(ReturnValue.UPDATED_NEW)
                .build();
        return AttributeValues.asLong(AttributeValues.member(
                table.backoff().call(() -> table.client().updateItem(next)).attributes(), COUNT));
    }

    @Override
    public boolean hasOrganization(Tenant tenant, String organization) {
        return table.latest(AccessKeys.organization(tenant, organization)).isPresent();
    }

    @Override
    public void addOrganization(Tenant tenant, String organization) {
        put(TableItem.at(AccessKeys.organization(tenant, organization)).build());
    }

    @Override
    public List<Team> teams(Tenant tenant) {
        return ItemQuery.latest(tenant.id(), AccessKeys.TEAM)
                .items(table)
                .map(item -> new Team(item.key().sk().substring(AccessKeys.TEAM.length()), item.text(NAME)))
                .toList();
    }

    @Override
    public void addTeam(Tenant tenant, Team team) {
        put(TableItem.at(AccessKeys.team(tenant, team.id()))
                .text(NAME, team.name())
                .build());
    }

    @Override
    public StoredResponse saveResponse(Tenant tenant, String key, StoredResponse response, Instant now) {
        return new ResponseStore(table, AccessKeys.use(tenant, key)).save(response, now);
    }

    @Override
    public Optional<StoredResponse> findResponse(Tenant tenant, String key, Instant now) {
        return new ResponseStore(table, AccessKeys.use(tenant, key)).find(now);
    }

    @Override
    public boolean replaceClaim(Tenant tenant, String key, StoredResponse claim, StoredResponse response) {
        return new ResponseStore(table, AccessKeys.use(tenant, key)).replace(claim, response);
    }

    @Override
    public void deleteClaim(Tenant tenant, String key, StoredResponse claim) {
        table.delete(ResponseItem.key(AccessKeys.use(tenant, key)), ResponseItem.holds(claim));
    }

    private void put(TableItem item) {
        table.putAll(List.of(item));
    }
}
