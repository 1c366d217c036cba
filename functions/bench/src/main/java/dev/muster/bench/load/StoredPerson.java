package dev.muster.bench.load;

import dev.muster.core.person.Slot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A person as the product stores it, which the floors write as it is.
 *
 * @param tenant the tenant in its key
 * @param attributes all attributes but the key
 */
public record StoredPerson(String tenant, String id, Map<String, AttributeValue> attributes) {
    private static final String PARTITION = "pk";
    private static final String SORT = "sk";
    private static final String VERSION = "v";
    private static final String REGISTERS = "r";

    public StoredPerson {
        attributes = Map.copyOf(attributes);
    }

    static StoredPerson of(String tenant, Map<String, AttributeValue> item) {
        Map<String, AttributeValue> attributes = new HashMap<>(item);
        attributes.keySet().removeAll(List.of(PARTITION, SORT));
        return new StoredPerson(tenant, Objects.requireNonNull(item.get(SORT)).s(), attributes);
    }

    static Map<String, AttributeValue> key(String tenant, String id) {
        return Map.of(
                PARTITION, AttributeValue.fromS(tenant + "#" + Slot.of(id)),
                SORT, AttributeValue.fromS(id));
    }

    /** Returns the entry of the roster of organization 3 for the person with this number. */
    static Map<String, AttributeValue> rosterEntry(BenchTenant tenant, int number) {
        return key(tenant.name() + "#3", BenchTenant.id(number));
    }

    /** Returns the key of the person. */
    public Map<String, AttributeValue> key() {
        return key(tenant, id);
    }

    /** Returns a copy in the partitions of another tenant. */
    public StoredPerson ownedBy(String other) {
        return new StoredPerson(other, id, attributes);
    }

    /** Returns the same person with the id and the attribute of this number. */
    StoredPerson numbered(int number) {
        Map<String, AttributeValue> registers =
                new HashMap<>(Objects.requireNonNull(attributes.get(REGISTERS)).m());
        // A register that was never changed is stored as its bare value.
        registers.put("number", AttributeValue.fromN(Integer.toString(number)));
        Map<String, AttributeValue> copied = new HashMap<>(attributes);
        copied.put(REGISTERS, AttributeValue.fromM(registers));
        return new StoredPerson(tenant, BenchTenant.id(number), copied);
    }

    /** Returns the item of the person with this version. */
    public Map<String, AttributeValue> item(long version) {
        Map<String, AttributeValue> item = new HashMap<>(attributes);
        item.putAll(key());
        item.put(VERSION, number(version));
        return item;
    }

    /** Returns the parameters of the statement that replaces this version with the next. */
    List<AttributeValue> parameters(long version) {
        Map<String, AttributeValue> key = key();
        return List.of(
                attributes.get(REGISTERS),
                number(version + 1),
                attributes.get("u"),
                attributes.get("b"),
                key.get(PARTITION),
                key.get(SORT),
                number(version));
    }

    private static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }
}
