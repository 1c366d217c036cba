package dev.muster.aws.person;

import dev.muster.aws.call.CallChunks;
import dev.muster.aws.table.AttributeValues;
import dev.muster.aws.table.ItemKey;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.Person;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;

/**
 * The PartiQL statements that write whole people, each on the condition of its version. Every value is a parameter.
 *
 * @param table the name of the People table
 */
record PersonStatements(String table) {
    private static final int MAX_STATEMENTS = 25;
    /**
     * Bytes of people in one call. The limit is far below that of a request, and people of a usual size stay below it.
     */
    private static final long MAX_BYTES = 256 * 1024;

    BatchStatementRequest write(Tenant tenant, Person person) {
        return person.version() == 1 ? insert(tenant, person) : update(tenant, person);
    }

    private BatchStatementRequest insert(Tenant tenant, Person person) {
        ItemKey key = PersonItem.key(tenant, person.id());
        return statement(
                "INSERT INTO \"" + table + "\" VALUE {'pk':?,'sk':?,'r':?,'v':?,'u':?,'b':?}",
                List.of(
                        AttributeValues.text(key.pk()),
                        AttributeValues.text(key.sk()),
                        PersonItem.registers(person),
                        AttributeValues.number(person.version()),
                        AttributeValues.moment(person.updated()),
                        AttributeValues.number(person.born())));
    }

    private BatchStatementRequest update(Tenant tenant, Person person) {
        ItemKey key = PersonItem.key(tenant, person.id());
        return statement(
                "UPDATE \"" + table
                        + "\" SET \"r\"=? SET \"v\"=? SET \"u\"=? SET \"b\"=? WHERE \"pk\"=? AND \"sk\"=? AND \"v\"=?",
                List.of(
                        PersonItem.registers(person),
                        AttributeValues.number(person.version()),
                        AttributeValues.moment(person.updated()),
                        AttributeValues.number(person.born()),
                        AttributeValues.text(key.pk()),
                        AttributeValues.text(key.sk()),
                        AttributeValues.number(person.version() - 1)));
    }

    private static BatchStatementRequest statement(String text, List<AttributeValue> parameters) {
        return BatchStatementRequest.builder()
                .statement(text)
                .parameters(parameters)
                .build();
    }

    /** Cuts people into calls of at most 25 statements and 256 KB. */
    static List<List<Person>> chunks(Collection<Person> people) {
        return CallChunks.of(people, MAX_STATEMENTS, Person::bytes, MAX_BYTES);
    }
}
