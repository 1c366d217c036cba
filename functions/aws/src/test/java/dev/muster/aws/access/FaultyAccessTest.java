package dev.muster.aws.access;

import static dev.muster.testing.contract.SampleData.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.stores.FaultyHttp;
import dev.muster.aws.stores.FaultyHttp.Fault;
import dev.muster.aws.stores.TestClients;
import dev.muster.core.access.Access;
import dev.muster.core.access.Credential;
import dev.muster.core.access.RateLimitWindow;
import dev.muster.core.access.StoredResponse;
import dev.muster.core.access.Tenant;
import dev.muster.testing.contract.SampleData;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that a call is counted once and a response is stored once while the service fails. */
class FaultyAccessTest {
    private final Tenant tenant = SampleData.tenant();
    private final Credential credential = Credential.of("leadsquared", tenant.id());

    private static Access over(FaultyHttp http) {
        return new DynamoAccess(TestClients.over(http).access());
    }

    @ParameterizedTest
    @CsvSource({"LOST_RESPONSE, 1", "LOST_RESPONSE, 4", "UNSENT, 4", "THROTTLED, 4"})
    void countsCallOnceDespiteFaults(Fault fault, int times) {
        FaultyHttp http = new FaultyHttp("PutItem", fault, times);
        Access access = over(http);

        assertThat(remaining(access)).isEqualTo(24);
        assertThat(http.isUsedUp()).isTrue();
        assertThat(remaining(access)).isEqualTo(23);
    }

    private int remaining(Access access) {
        return ((RateLimitWindow.Admitted) access.admit(credential, 25, NOW)).remaining();
    }

    @ParameterizedTest
    @CsvSource({"LOST_RESPONSE, 1", "LOST_RESPONSE, 4", "UNSENT, 4", "THROTTLED, 4"})
    void findsOwnResponseDespiteFaults(Fault fault, int times) {
        StoredResponse response = new StoredResponse("digest", 200, Map.of("X", "y"), "text", NOW.plusSeconds(60));
        FaultyHttp http = new FaultyHttp("PutItem", fault, times);

        assertThat(over(http).saveResponse(tenant, "key", response, NOW)).isEqualTo(response);
        assertThat(http.isUsedUp()).isTrue();
    }
}
