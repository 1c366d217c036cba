package dev.muster.aws.access;

import dev.muster.aws.table.Attribute;
import dev.muster.aws.table.Item;
import dev.muster.aws.table.Table;
import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Tenant;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Credentials, organizations and counters in the Access table. */
public final class DynamoAccess implements Access {
    /** What is asked here decides a request before it begins: worth waiting a throttle out, not longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final String TENANT = "tenant";
    private static final String PERSON = "person";
    private static final String COUNT = "n";

    private final Table table;
    private final Time time;

    public DynamoAccess(Table table, Time time) {
        this.table = table;
        this.time = time;
    }

    @Override
    public Optional<Caller> caller(Credential credential) {
        return table.latest(AccessKeys.credential(credential), soon())
                .map(item -> new Caller(new Tenant(item.text(TENANT)), item.text(PERSON)));
    }

    @Override
    public void grant(Credential credential, Caller caller) {
        put(Item.at(AccessKeys.credential(credential))
                .text(TENANT, caller.tenant().id())
                .text(PERSON, caller.person())
                .build());
    }

    @Override
    public long nextSequence(Tenant tenant) {
        // The one ADD without a condition: when it is repeated because its answer was lost, a number is left out.
        UpdateItemRequest next = UpdateItemRequest.builder()
                .tableName(table.name())
                .key(AccessKeys.sequence(tenant).attributes())
                .updateExpression("ADD #n :one")
                .expressionAttributeNames(Map.of("#n", COUNT))
                .expressionAttributeValues(Map.of(":one", Attribute.number(1)))
                .returnValues(ReturnValue.UPDATED_NEW)
                .build();
        return Attribute.asLong(table.backoff(soon())
                .call(() -> table.client().updateItem(next))
                .attributes()
                .get(COUNT));
    }

    @Override
    public boolean hasOrganization(Tenant tenant, String organization) {
        return table.latest(AccessKeys.organization(tenant, organization), soon())
                .isPresent();
    }

    @Override
    public void addOrganization(Tenant tenant, String organization) {
        put(Item.at(AccessKeys.organization(tenant, organization)).build());
    }

    private void put(Item item) {
        table.putAll(List.of(item), soon());
    }

    private Deadline soon() {
        return Deadline.in(time, PATIENCE);
    }
}
