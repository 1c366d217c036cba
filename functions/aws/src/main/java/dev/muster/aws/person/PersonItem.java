package dev.muster.aws.person;

import dev.muster.aws.table.AttributeValues;
import dev.muster.aws.table.ItemKey;
import dev.muster.aws.table.TableItem;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Register;
import dev.muster.core.person.Slot;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A person as an item: pk {@code tenant#slot}, sk the id. The names are short because DynamoDB bills them with every
 * item.
 *
 * <table>
 * <caption>Attributes</caption>
 * <tr><td>v</td><td>version</td></tr>
 * <tr><td>b</td><td>born, a sequence</td></tr>
 * <tr><td>u</td><td>updated, a moment</td></tr>
 * <tr><td>r</td><td>registers: path to a register in one of the forms of {@link RegisterCodec}</td></tr>
 * </table>
 */
final class PersonItem {
    static final String VERSION = "v";
    static final String BORN = "b";
    static final String UPDATED = "u";
    static final String REGISTERS = "r";

    private PersonItem() {}

    static ItemKey key(Tenant tenant, String id) {
        return new ItemKey(partition(tenant, Slot.of(id)), id);
    }

    /** Returns the partition of the people of a slot. */
    static String partition(Tenant tenant, int slot) {
        return tenant.id() + "#" + slot;
    }

    /** Returns the partition of the roster of an organization, for one slot. The sort keys are ids of people. */
    static String roster(Tenant tenant, String organization, int slot) {
        return tenant.id() + "#" + organization + "#" + slot;
    }

    static TableItem encode(Tenant tenant, Person person) {
        return TableItem.at(key(tenant, person.id()))
                .number(VERSION, person.version())
                .number(BORN, person.born())
                .moment(UPDATED, person.updated())
                .with(REGISTERS, registers(person))
                .build();
    }

    static AttributeValue registers(Person person) {
        Map<String, AttributeValue> registers = new HashMap<>();
        person.registers()
                .forEach((path, register) -> registers.put(path.text(), RegisterCodec.encode(register, person.born())));
        return AttributeValues.map(registers);
    }

    static Person decode(TableItem item) {
        long born = item.number(BORN);
        Map<Path, Register> registers = new HashMap<>();
        item.get(REGISTERS)
                .m()
                .forEach((path, stored) -> registers.put(new Path(path), RegisterCodec.decode(stored, born)));
        return new Person(item.key().sk(), born, item.number(VERSION), item.moment(UPDATED), registers);
    }
}
