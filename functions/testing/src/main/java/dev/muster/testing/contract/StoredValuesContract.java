package dev.muster.testing.contract;

import static dev.muster.testing.contract.SampleData.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.Path;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.Register;
import dev.muster.core.person.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of registers, which are read back as they were written. */
public interface StoredValuesContract {

    People people();

    static Stream<Value> values() {
        return Stream.of(
                Value.NOTHING,
                Value.of(true),
                Value.of(false),
                Value.of(""),
                Value.of(" "),
                Value.of("null"),
                Value.of("12"),
                Value.of("O'Neill \"Jo\" ?, :v #n $.x [0] {} \\ \n\t"),
                Value.of("👩‍👩‍👧‍👦 Ünïcödé \u202e \uffff"),
                Value.of("\u0000"),
                Value.of("x".repeat(8 * 1024)),
                Value.of("é".repeat(4 * 1024)),
                number("0"),
                number("-1.50"),
                number("1000000"),
                number("12345678901234567890123456789012345678"),
                number("-0.12345678901234567890123456789012345678"),
                number("9.9999999999999999999999999999999999999E+125"),
                number("1E-130"),
                number("123456789012345678901234567890123456789"),
                number("1.000000000000000000000000000000000000001"),
                number("1E+126"),
                number("1E-131"),
                number("-1E+1000000"));
    }

    private static Value number(String digits) {
        return Value.of(new BigDecimal(digits));
    }

    @ParameterizedTest
    @MethodSource("values")
    default void keepsEveryValueExactly(Value value) {
        Tenant tenant = SampleData.tenant();
        Person person = new Person(
                "maria",
                3,
                1,
                NOW,
                Map.of(
                        new Path("as_born"), Register.first(value, 3),
                        new Path("changed"),
                                Register.first(Value.of("before"), 4).write(value, 9),
                        new Path("cleared"), Register.first(value, 3).write(Value.NOTHING, 10),
                        new Path("org/3/added"), Register.first(value, 11),
                        new Path("undone"),
                                new Register(
                                        Value.of("a"),
                                        14,
                                        3,
                                        List.of(new Register.Earlier(value, 2)),
                                        List.of(
                                                new Register.Undone(value, 12, 14),
                                                new Register.Undone(value, 13, 13))),
                        new Path("custom/Größe ?.#:"),
                                Register.first(Value.of(""), 3).write(value, 4)));

        assertThat(people().save(tenant, List.of(person))).isEmpty();
        assertThat(people().load(tenant, List.of("maria"))).isEqualTo(Map.of("maria", person));
    }

    static Stream<Register> registers() {
        Register register = Register.first(Value.of("v3"), 3);
        Stream.Builder<Register> registers = Stream.builder();
        for (long job = 4; job < 10; job++) {
            registers.add(register);
            register = register.write(Value.of("v" + job), job);
        }
        Value value = Value.of("v");
        return registers
                .add(Register.withUnknownEarlier(value, 9, Value.of("before")))
                .add(new Register(value, 9, 9, List.of(), List.of()))
                .add(new Register(value, 3, 3, List.of(), List.of()))
                .add(new Register(value, 9, 9, List.of(new Register.Earlier(value, 4)), List.of()))
                .add(new Register(Value.NOTHING, 9, 0, List.of(), List.of(new Register.Undone(value, 4, 9))))
                .add(new Register(value, 9, 3, List.of(Register.Earlier.NOTHING), List.of()))
                .build();
    }

    @ParameterizedTest
    @MethodSource("registers")
    default void keepsEveryStackExactly(Register register) {
        Tenant tenant = SampleData.tenant();
        Person person = new Person("maria", 3, 1, NOW, Map.of(new Path("country"), register));

        assertThat(people().save(tenant, List.of(person))).isEmpty();
        assertThat(people().load(tenant, List.of("maria"))).isEqualTo(Map.of("maria", person));
    }
}
