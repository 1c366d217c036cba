package dev.muster.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.time.TimeReserve;
import org.junit.jupiter.api.Test;

/** The longest calls fit into the times that the flows reserve (docs/design.md, Deadlines). */
class CallTimesTest {
    @Test
    void callAtTheDeadlineEndsBeforeLambdaStopsTheInvocation() {
        assertThat(SdkClients.CALL).isLessThan(TimeReserve.QUEUE_INVOCATION).isLessThan(TimeReserve.NEXT_RESULTS);
    }

    @Test
    void lastStepHasTimeForOneAttempt() {
        assertThat(SdkClients.ATTEMPT).isLessThanOrEqualTo(TimeReserve.NEXT_STEP);
    }

    /** The SDK cannot interrupt the opening of a connection, so a second attempt must end by itself. */
    @Test
    void secondAttemptThatCannotConnectEndsWithTheCall() {
        assertThat(SdkClients.ATTEMPT.plus(SdkClients.CONNECT)).isLessThanOrEqualTo(SdkClients.CALL);
    }
}
