package dev.muster.aws.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.table.AttributeValues;
import dev.muster.core.person.Register;
import dev.muster.core.person.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests that registers are stored in the shortest form, and that the form before is still read. */
class RegisterCodecTest {
    private static final long BORN = 3;
    private static final AttributeValue RED = AttributeValues.text("red");
    private static final AttributeValue BLUE = AttributeValues.text("blue");

    @Test
    void storesTheBareValueOfANewPerson() {
        assertThat(RegisterCodec.encode(Register.first(Value.of("red"), BORN), BORN))
                .isEqualTo(RED);
    }

    @Test
    void storesOneNumberBesideAValueThatIsWrittenLater() {
        assertThat(RegisterCodec.encode(Register.first(Value.of("red"), 9), BORN))
                .isEqualTo(AttributeValues.list(List.of(RED, AttributeValues.number(9))));
    }

    @Test
    void storesOneNumberBesideAnEarlierValue() {
        assertThat(RegisterCodec.encode(Register.first(Value.of("red"), BORN).write(Value.of("blue"), 9), BORN))
                .isEqualTo(AttributeValues.list(
                        List.of(BLUE, AttributeValues.number(9), RED, AttributeValues.number(BORN))));
    }

    @Test
    void readsARegisterThatWasStoredWithOneEarlierValue() {
        AttributeValue stored = AttributeValues.list(List.of(BLUE, AttributeValues.number(9), RED));

        assertThat(RegisterCodec.decode(stored, BORN))
                .isEqualTo(Register.withUnknownEarlier(Value.of("blue"), 9, Value.of("red")));
    }

    @Test
    void readsAClearedRegisterThatWasStoredWithOneEarlierValue() {
        AttributeValue stored =
                AttributeValues.list(List.of(AttributeValues.NULL, AttributeValues.number(9), AttributeValues.NULL));

        assertThat(RegisterCodec.decode(stored, BORN))
                .isEqualTo(Register.withUnknownEarlier(Value.NOTHING, 9, Value.NOTHING));
    }
}
