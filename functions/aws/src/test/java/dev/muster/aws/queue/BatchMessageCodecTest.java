package dev.muster.aws.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Register;
import dev.muster.core.person.Value;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchMessageCodecTest {
    private static final Instant MOMENT = Instant.parse("2026-03-01T10:20:30.123456789Z");
    private static final BatchMessage PLAIN =
            new BatchMessage(new Tenant("demo"), "01KDVDNA00ABCDEFGHJKMNPQRS", new BatchKey(0, 12));
    private static final Person MARIA = new Person(
            "maria",
            3,
            4,
            MOMENT,
            Map.of(
                    new Path("country"), Register.first(Value.of("Perú 👋"), 9),
                    new Path("org/3/archived"),
                            Register.first(Value.of(false), 6).write(Value.of(true), 7),
                    new Path("custom/Shoe size"),
                            Register.first(Value.of(new BigDecimal("42.5")), 5).write(Value.NOTHING, 8),
                    new Path("city"),
                            new Register(
                                    Value.of("Rome"),
                                    12,
                                    3,
                                    List.of(new Register.Earlier(Value.NOTHING, 2)),
                                    List.of(new Register.Undone(Value.of("Lima"), 10, 12)))));

    /** As a queue may hold her: registers kept one earlier value. */
    private static final Person OLD_MARIA = new Person(
            "maria",
            3,
            4,
            MOMENT,
            Map.of(
                    new Path("country"), Register.withUnknownEarlier(Value.of("Perú 👋"), 9, Value.NOTHING),
                    new Path("org/3/archived"), Register.withUnknownEarlier(Value.of(true), 7, Value.of(false)),
                    new Path("custom/Shoe size"),
                            Register.withUnknownEarlier(Value.NOTHING, 8, Value.of(new BigDecimal("42.5")))));

    /** Reads a stored message of version 1 to 3: a queue may hold it after a deployment. */
    private static String stored(String name) {
        try (InputStream file = BatchMessageCodecTest.class.getResourceAsStream("/messages/" + name)) {
            return new String(file.readAllBytes(), UTF_8).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static BatchMessage with(Person... people) {
        return new BatchMessage(PLAIN.tenant(), PLAIN.job(), new BatchKey(63, 0), List.of(people));
    }

    private static Person holding(Value... values) {
        Map<Path, Register> registers = new HashMap<>();
        for (Value value : values) {
            registers.put(
                    new Path("custom/" + registers.size()),
                    Register.first(values[0], 0).write(value, registers.size()));
        }
        return new Person("holder", 1, 2, MOMENT, registers);
    }

    @Test
    void samplePersonHoldsEveryKindOfValue() {
        Set<Class<?>> held = MARIA.registers().values().stream()
                .flatMap(register -> Stream.of(
                        register.value(), register.earlier().getFirst().value()))
                .map(Value::getClass)
                .collect(Collectors.toSet());

        assertThat(held)
                .as("give MARIA a register of each kind of value, so that the tests pack it")
                .containsExactlyInAnyOrder(Value.class.getPermittedSubclasses());
    }

    @Test
    void encodesMessageWithoutPeopleAsVersionOne() {
        assertThat(BatchMessageCodec.encode(PLAIN)).isEqualTo(stored("batch-v1.json"));
    }

    @Test
    void decodesVersionOne() {
        assertThat(BatchMessageCodec.decode(stored("batch-v1.json"))).contains(PLAIN);
    }

    @Test
    void decodesVersionTwo() {
        assertThat(BatchMessageCodec.decode(stored("batch-v2.json"))).contains(with(OLD_MARIA));
    }

    @Test
    void decodesVersionThree() {
        assertThat(BatchMessageCodec.decode(stored("batch-v3.json"))).contains(with(MARIA));
    }

    static Stream<Person> people() {
        return Stream.of(
                MARIA,
                Person.create("new-person", 1),
                holding(Value.NOTHING, Value.of(true), Value.of(false)),
                holding(Value.of(""), Value.of("\u0000\t\n\"\\"), Value.of("李小龍 Żółć 🎉"), Value.of("\ud800 alone")),
                holding(
                        Value.of(BigDecimal.ZERO),
                        Value.of(new BigDecimal("-0.10")),
                        Value.of(new BigDecimal("1E+999999999")),
                        Value.of(new BigDecimal("9".repeat(500) + ".1"))),
                holding(Value.of("x".repeat(8 * 1024)), Value.of("\u0000".repeat(8 * 1024))),
                new Person("x".repeat(128), Long.MAX_VALUE, Long.MIN_VALUE, Instant.MAX, Map.of()),
                new Person("past", 0, 0, Instant.MIN, Map.of()));
    }

    @ParameterizedTest
    @MethodSource("people")
    void carriesPersonExactly(Person person) {
        String text = BatchMessageCodec.encode(with(person));

        assertThat(text).startsWith("{\"v\":3,");
        assertThat(BatchMessageCodec.decode(text)).contains(with(person));
    }

    @Test
    void carriesHundredPeopleInOrder() {
        Person[] hundred = IntStream.range(0, 100)
                .mapToObj(number -> new Person("p" + number, 1, number, MOMENT, MARIA.registers()))
                .toArray(Person[]::new);
        String text = BatchMessageCodec.encode(with(hundred));

        assertThat(text).hasSizeLessThan(8 * 1024);
        assertThat(BatchMessageCodec.decode(text)).contains(with(hundred));
    }

    @Test
    void leavesOutPeopleWhoAreTooLarge() {
        byte[] noise = new byte[40 * 1024];
        new Random(11).nextBytes(noise);
        Person large =
                holding(IntStream.range(0, 40).mapToObj(n -> noise(noise, n)).toArray(Value[]::new));
        Person tooLong = holding(Value.of("x".repeat(70_000)));

        assertThat(BatchMessageCodec.decode(BatchMessageCodec.encode(with(large))))
                .contains(with());
        assertThat(BatchMessageCodec.decode(BatchMessageCodec.encode(with(MARIA, tooLong))))
                .contains(with());
    }

    /** Returns a text that does not deflate. */
    private static Value noise(byte[] noise, int part) {
        return Value.of(Base64.getEncoder().encodeToString(Arrays.copyOfRange(noise, part * 1024, part * 1024 + 1024)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "not a message",
                "{\"v\":2,\"t\":\"demo\",\"j\":\"01KDVDNA00ABCDEFGHJKMNPQRS\",\"s\":0,\"n\":12}",
                "{\"v\":3,\"t\":\"demo\",\"j\":\"01KDVDNA00ABCDEFGHJKMNPQRS\",\"s\":0,\"n\":12}",
                "{\"v\":4,\"t\":\"demo\",\"j\":\"01KDVDNA00ABCDEFGHJKMNPQRS\",\"s\":0,\"n\":12}",
                "{\"v\":1,\"t\":\"De mo\",\"j\":\"01KDVDNA00ABCDEFGHJKMNPQRS\",\"s\":0,\"n\":12}",
                "{\"v\":1,\"t\":\"demo\",\"j\":\"01KDVDNA00ABCDEFGHJKMNPQRS\",\"s\":0,\"n\":-1}",
                "{\"v\":1,\"t\":\"demo\",\"j\":\"01KDVDNA00ABCDEFGHJKMNPQRS\",\"s\":0,\"n\":99999999999}",
                "{\"v\":1,\"t\":\"demo\",\"j\":\"01KDVDNA00ABCDEFGHJKMNPQRS\",\"s\":0,\"n\":12} ",
                "{\"v\":1,\"t\":\"demo\",\"j\":\"\\u0000\",\"s\":0,\"n\":12}",
                "{\"v\":1,\"t\":\"demo\",\"j\":\"01KDVDNA00ABCDEFGHJKMNPQRS\",\"s\":0}"
            })
    void rejectsOtherTexts(String text) {
        assertThat(BatchMessageCodec.decode(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch-v2.json", "batch-v3.json"})
    void rejectsPeopleWithOneWrongCharacter(String name) {
        String text = stored(name);
        int start = text.indexOf("\"p\":\"") + 5;
        for (int index = start; index < text.length() - 3; index++) {
            String other = text.charAt(index) == 'A' ? "B" : "A";
            String damaged = text.substring(0, index) + other + text.substring(index + 1);
            assertThat(BatchMessageCodec.decode(damaged))
                    .as("character %d", index)
                    .isEmpty();
            assertThat(BatchMessageCodec.decode(text.substring(0, index) + "\"}"))
                    .isEmpty();
        }
    }

    @Test
    void rejectsPeopleThatUnpackToTooManyBytes() throws IOException {
        assertThat(BatchMessageCodec.decode(emptyPeople(200_000, 200_000)))
                .hasValueSatisfying(message -> assertThat(message.read()).hasSize(200_000));
        assertThat(BatchMessageCodec.decode(emptyPeople(300_000, 300_000))).isEmpty();
        assertThat(BatchMessageCodec.decode(emptyPeople(Integer.MAX_VALUE, 10))).isEmpty();
        assertThat(BatchMessageCodec.decode(emptyPeople(-1, 0))).isEmpty();
        assertThat(BatchMessageCodec.decode(emptyPeople(9, 10))).isEmpty();
    }

    /**
     * Returns a message that declares {@code declared} people and holds {@code people} empty ones of 34 zero bytes,
     * which deflate to almost none.
     */
    private static String emptyPeople(int declared, int people) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(packed))) {
            out.writeInt(declared);
            out.write(new byte[34 * people]);
        }
        return "{\"v\":3,\"t\":\"demo\",\"j\":\"j\",\"s\":0,\"n\":0,\"p\":\"%s\"}"
                .formatted(Base64.getEncoder().encodeToString(packed.toByteArray()));
    }
}
