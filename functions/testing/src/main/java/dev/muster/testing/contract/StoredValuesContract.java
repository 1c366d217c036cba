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
                        new Path("as_born"), new Register(value, 3, Value.NOTHING),
                        new Path("changed"), new Register(value, 9, Value.of("before")),
                        new Path("cleared"), new Register(Value.NOTHING, 10, value),
                        new Path("org/3/added"), new Register(value, 11, Value.NOTHING),
                        new Path("custom/Größe ?.#:"), new Register(value, 3, Value.of(""))));

        assertThat(people().save(tenant, List.of(person))).isEmpty();
        assertThat(people().load(tenant, List.of("maria"))).isEqualTo(Map.of("maria", person));
    }
}
