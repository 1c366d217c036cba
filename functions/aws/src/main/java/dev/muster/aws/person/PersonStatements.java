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
 * The statements that write people whole, each on the condition of its version. Every value is a parameter.
 *
 * @param table name of the table the people lie in
 */
record PersonStatements(String table) {
    private static final int MOST = 25;
    /** Far below what one request may hold, and never reached by people of a usual size. */
    private static final long MOST_BYTES = 256 * 1024;

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

    /** Cuts people into calls of as many as one call takes, in number and in bytes. */
    static List<List<Person>> chunks(Collection<Person> people) {
        return CallChunks.of(people, MOST, Person::bytes, MOST_BYTES);
    }
}
