package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.file.FileBody;
import dev.muster.api.file.FileFormat;
import dev.muster.api.file.FileReader;
import dev.muster.api.file.FileRows;
import dev.muster.api.http.ByteSource;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonWriter;
import dev.muster.core.file.BlankCell;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowMode;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.ContactSet;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.SharedAttributes;
import dev.muster.core.person.Value;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person's document is a row that asks for what the person holds. */
class PersonRowTest {
    private static final List<Value> VALUES = List.of(
            Value.of(""),
            Value.of(" "),
            Value.of("DE"),
            Value.of("#N/A"),
            Value.of("'=1+1"),
            Value.of("a;b,c\t\"\r\n"),
            Value.of("Zoë 👩‍👩‍👧 \u200B\u2028\uFEFF"),
            Value.of("x".repeat(8 * 1024)),
            Value.of(true),
            Value.of(false),
            Value.of(new BigDecimal("-0.5")),
            Value.of(new BigDecimal("1e125")),
            Value.of(new BigDecimal("12345678901234567890123456789012345678")),
            Value.NOTHING);
    private static final List<String> NAMES = List.of(
            "country",
            "first_name",
            "permission_id",
            "labels",
            "assigned",
            "addresses",
            "member",
            "version",
            "id",
            "attributes",
            "row",
            "custom_id",
            "a".repeat(64));
    private static final List<String> CUSTOM =
            List.of("Shoe Size", "email", "a.b:number", " ", "x/y", "😀".repeat(255), "\u200B").stream()
                    .filter(name -> !name.isBlank())
                    .toList();
    private static final List<String> ORGANIZATIONS = List.of("3", "a.b:c", "Org-1", "labels");

    private final Random random = new Random(7);

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private Person person() {
        List<Assignment> writes = new ArrayList<>();
        for (int count = random.nextInt(6); count > 0; count--) {
            String name = pick(NAMES);
            writes.add(new Assignment(Path.attribute(name), name.equals("custom_id") ? Value.of("c") : pick(VALUES)));
        }
        for (int count = random.nextInt(4); count > 0; count--) {
            writes.add(new Assignment(new Path("custom/" + pick(CUSTOM)), pick(VALUES)));
        }
        contacts(writes);
        for (String organization : ORGANIZATIONS) {
            if (random.nextBoolean()) {
                membership(organization, writes);
            }
        }
        Person empty = Person.create("p-1", 1);
        return empty.write(SharedAttributes.writes(empty, writes), 1, Instant.EPOCH);
    }

    private void contacts(List<Assignment> writes) {
        if (random.nextBoolean()) {
            writes.add(SharedAttributes.set("email", Value.of("Jo.Ärmel@Example.org")));
            writes.add(SharedAttributes.add(ContactSet.EMAIL_ADDRESSES, "second@x.de"));
        }
        if (random.nextBoolean()) {
            writes.add(SharedAttributes.set("phone_number", Value.of("+1 (555) 0100;ext=5")));
            writes.add(SharedAttributes.add(ContactSet.PHONE_NUMBERS, "001/2"));
            writes.add(new Assignment(Path.phoneLocation("001/2"), Value.of("mobile")));
        }
        if (random.nextBoolean()) {
            writes.add(new Assignment(Path.assigned("12"), Value.of(true)));
            writes.add(new Assignment(Path.attribute("addresses/city=K%C3%B6ln&zip=1+2"), Value.of(true)));
        }
    }

    private void membership(String organization, List<Assignment> writes) {
        writes.add(new Assignment(Path.member(organization), Value.of(true)));
        writes.add(new Assignment(Path.removed(organization), Value.of(random.nextInt(4) == 0)));
        if (random.nextBoolean()) {
            writes.add(new Assignment(Path.permission(organization), Value.of("" + (1 + random.nextInt(4)))));
            writes.add(new Assignment(Path.archived(organization), Value.of(random.nextBoolean())));
        }
        if (random.nextBoolean()) {
            writes.add(new Assignment(Path.inOrganization(organization, "note"), pick(VALUES)));
            writes.add(new Assignment(Path.inOrganization(organization, "groups", "5"), Value.of(true)));
            writes.add(new Assignment(Path.groupRole(organization, "5"), Value.of("leader")));
            writes.add(new Assignment(Path.inOrganization(organization, "labels", "6"), Value.of(false)));
            writes.add(new Assignment(Path.assigned(organization, "12"), Value.of(true)));
        }
    }

    private static FileRow row(Person person, MatchKey match) {
        byte[] line = JsonWriter.write(PersonDocument.of(person)).getBytes(StandardCharsets.UTF_8);
        FileBody body = new FileBody(FileFormat.NDJSON, ByteSource.of(ByteBuffer.wrap(line)));
        FileOptions options = new FileOptions(match, RowMode.UPSERT, BlankCell.CLEAR, Map.of(), Optional.empty());
        Validated<FileRows> opened = new FileReader(Limits.STANDARD).open(body, options, 0);
        try (FileRows rows = ((Validated.Valid<FileRows>) opened).value()) {
            return ((FileRows.Step.Row) rows.next()).row();
        }
    }

    @ParameterizedTest
    @EnumSource
    void asksForWhatThePersonHolds(MatchKey match) {
        for (int count = 0; count < 500; count++) {
            Person person = person();
            FileRow row = row(person, match);
            if (row.key().isEmpty()) {
                assertThat(row.problem().orElseThrow().code()).isEqualTo("missing_key");
                assertThat(match).isNotEqualTo(MatchKey.ID);
            } else {
                assertThat(row.problem()).isEmpty();
                assertThat(row.change().assignments())
                        .as(person.toString())
                        .allSatisfy(assignment -> assertThat(person.holds(assignment.path(), assignment.to()))
                                .isTrue());
                row.change()
                        .sets()
                        .forEach((prefix, members) ->
                                assertThat(members).as(prefix).isEqualTo(members(person, prefix)));
            }
        }
    }

    private static Set<String> members(Person person, String prefix) {
        return ContactSet.of(prefix.substring(0, prefix.length() - 1))
                .<Set<String>>map(set -> new TreeSet<>(set.members(person)))
                .orElseGet(() -> {
                    Set<String> members = new TreeSet<>();
                    person.registers().forEach((path, register) -> {
                        if (path.text().startsWith(prefix) && register.value().isTrue()) {
                            members.add(path.text().substring(prefix.length()));
                        }
                    });
                    return members;
                });
    }
}
