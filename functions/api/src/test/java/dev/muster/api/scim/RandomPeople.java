package dev.muster.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random people, each as a {@link Person} and as the JSON that a SCIM filter is defined over. */
final class RandomPeople {
    static final List<String> TEXTS = List.of("Ann", "ann", "ANNA", "Bo", "bo b", "Zoë", "ZOË", "a_b", "x\\\"y");
    static final List<String> NUMBERS = List.of("-1", "0", "1", "1.5", "2", "10");
    static final List<String> MOMENTS =
            List.of("2026-01-01T12:00:00Z", "2026-01-01T12:00:00+02:00", "2026-01-01T10:00:00.000Z");
    static final List<String> IDS = List.of("3", "42", "a-7", "ab");

    private final RandomGenerator random;

    RandomPeople(RandomGenerator random) {
        this.random = random;
    }

    /** A person in both forms. */
    record Sample(Person person, JsonNode json) {}

    Sample next() {
        List<Assignment> writes = new ArrayList<>();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String id = pick(IDS);
        json.put("id", id);
        attributes("", writes, json);
        set("email_addresses", writes, json);
        ArrayNode organizations = JsonNodeFactory.instance.arrayNode();
        for (String organization : IDS) {
            if (random.nextInt(3) == 0) {
                organizations.add(membership(organization, writes));
            }
        }
        if (!organizations.isEmpty()) {
            json.set("organizations", organizations);
        }
        for (JsonNode membership : organizations) {
            if (membership.path("id").asText().equals("3")) {
                json.set("organization", membership);
            }
        }
        return new Sample(Person.create(id, 1).write(writes, 1, Instant.EPOCH), json);
    }

    private ObjectNode membership(String organization, List<Assignment> writes) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String prefix = "org/" + organization + "/";
        json.put("id", organization);
        attributes(prefix, writes, json);
        boolean archived = random.nextBoolean();
        json.put("archived", archived);
        writes.add(new Assignment(Path.member(organization), Value.of(true)));
        if (archived || random.nextBoolean()) {
            writes.add(new Assignment(Path.archived(organization), Value.of(archived)));
        }
        return json;
    }

    private void attributes(String prefix, List<Assignment> writes, ObjectNode json) {
        if (random.nextBoolean()) {
            String text = pick(TEXTS).replace("\\\"", "\"");
            json.put("text", text);
            writes.add(new Assignment(new Path(prefix + "text"), Value.of(text)));
        }
        if (random.nextBoolean()) {
            BigDecimal number = new BigDecimal(pick(NUMBERS));
            json.put("number", number);
            writes.add(new Assignment(new Path(prefix + "number"), Value.of(number)));
        }
        if (random.nextBoolean()) {
            boolean flag = random.nextBoolean();
            json.put("flag", flag);
            writes.add(new Assignment(new Path(prefix + "flag"), Value.of(flag)));
        }
        if (random.nextBoolean()) {
            String moment = pick(MOMENTS);
            json.put("moment", moment);
            writes.add(new Assignment(new Path(prefix + "moment"), Value.of(moment)));
        }
    }

    private void set(String name, List<Assignment> writes, ObjectNode json) {
        for (String member : IDS) {
            boolean on = random.nextInt(3) == 0;
            writes.add(new Assignment(new Path(name + "/" + member), Value.of(on)));
            if (on) {
                json.withArray("/" + name).add(member);
            }
        }
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
