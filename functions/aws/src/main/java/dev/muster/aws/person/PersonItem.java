package dev.muster.aws.person;

import dev.muster.aws.table.Attribute;
import dev.muster.aws.table.Item;
import dev.muster.aws.table.Key;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Register;
import dev.muster.core.person.Slot;
import dev.muster.core.person.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A person as an item: pk {@code tenant#slot}, sk the id. The names are short because they are billed with every item.
 *
 * <table>
 * <caption>Attributes</caption>
 * <tr><td>v</td><td>version</td></tr>
 * <tr><td>b</td><td>born, a sequence</td></tr>
 * <tr><td>u</td><td>updated, a moment</td></tr>
 * <tr><td>r</td><td>registers: path to [value, by, before], or to the bare value while the register is as its person
 * was born with it (by = born, before = nothing)</td></tr>
 * </table>
 */
final class PersonItem {
    static final String VERSION = "v";
    static final String BORN = "b";
    static final String UPDATED = "u";
    static final String REGISTERS = "r";

    private PersonItem() {}

    static Key key(Tenant tenant, String id) {
        return new Key(partition(tenant, Slot.of(id)), id);
    }

    /** Where all people of a slot lie. */
    static String partition(Tenant tenant, int slot) {
        return tenant.id() + "#" + slot;
    }

    /** Where the roster of an organization lies, those of one slot; its sort keys are their ids. */
    static String roster(Tenant tenant, String organization, int slot) {
        return tenant.id() + "#" + organization + "#" + slot;
    }

    static Item encode(Tenant tenant, Person person) {
        return Item.at(key(tenant, person.id()))
                .number(VERSION, person.version())
                .number(BORN, person.born())
                .moment(UPDATED, person.updated())
                .with(REGISTERS, registers(person))
                .build();
    }

    static AttributeValue registers(Person person) {
        Map<String, AttributeValue> registers = new HashMap<>();
        person.registers().forEach((path, register) -> registers.put(path.text(), encode(register, person.born())));
        return Attribute.map(registers);
    }

    private static AttributeValue encode(Register register, long born) {
        boolean asBorn = register.by() == born && !register.before().isPresent();
        return asBorn
                ? Values.encode(register.value())
                : Attribute.list(List.of(
                        Values.encode(register.value()),
                        Attribute.number(register.by()),
                        Values.encode(register.before())));
    }

    static Person decode(Item item) {
        long born = item.number(BORN);
        Map<Path, Register> registers = new HashMap<>();
        item.get(REGISTERS).m().forEach((path, stored) -> registers.put(new Path(path), decode(stored, born)));
        return new Person(item.key().sk(), born, item.number(VERSION), item.moment(UPDATED), registers);
    }

    private static Register decode(AttributeValue stored, long born) {
        return stored.hasL()
                ? new Register(
                        Values.decode(stored.l().get(0)),
                        Attribute.asLong(stored.l().get(1)),
                        Values.decode(stored.l().get(2)))
                : new Register(Values.decode(stored), born, Value.NOTHING);
    }
}
