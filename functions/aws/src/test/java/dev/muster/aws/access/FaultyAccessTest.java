package dev.muster.aws.access;

import static dev.muster.testing.contract.SampleData.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.stores.FaultyHttp;
import dev.muster.aws.stores.FaultyHttp.Fault;
import dev.muster.aws.stores.TestClients;
import dev.muster.core.access.Access;
import dev.muster.core.access.Credential;
import dev.muster.core.access.StoredResponse;
import dev.muster.core.access.Tenant;
import dev.muster.testing.contract.SampleData;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that calls are counted and responses are stored once while the service fails. */
class FaultyAccessTest {
    private final Tenant tenant = SampleData.tenant();
    private final Credential credential = Credential.of("leadsquared", tenant.id());

    private static Access over(FaultyHttp http) {
        return new DynamoAccess(TestClients.over(http).access());
    }

    /** The update has no condition, so a call whose response was lost counts once more for each attempt, never less. */
    @ParameterizedTest
    @CsvSource({"LOST_RESPONSE, 1, 2", "LOST_RESPONSE, 4, 5", "UNSENT, 4, 1", "THROTTLED, 4, 1"})
    void countsEachAttemptThatReachedTheStore(Fault fault, int times, int calls) {
        FaultyHttp http = new FaultyHttp("UpdateItem", fault, times);

        assertThat(over(http).addCalls(credential, 1, NOW).calls()).isEqualTo(calls);
        assertThat(http.isUsedUp()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"LOST_RESPONSE, 1", "LOST_RESPONSE, 4", "UNSENT, 4", "THROTTLED, 4"})
    void findsOwnResponseDespiteFaults(Fault fault, int times) {
        StoredResponse response = new StoredResponse("digest", 200, Map.of("X", "y"), "text", NOW.plusSeconds(60));
        FaultyHttp http = new FaultyHttp("PutItem", fault, times);

        assertThat(over(http).saveResponse(tenant, "key", response, NOW)).isEqualTo(response);
        assertThat(http.isUsedUp()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"LOST_RESPONSE, 1", "LOST_RESPONSE, 4", "UNSENT, 4", "THROTTLED, 4"})
    void replacesOwnClaimDespiteFaults(Fault fault, int times) {
        StoredResponse claim = StoredResponse.claim("digest", "token", NOW.plusSeconds(60));
        StoredResponse response = new StoredResponse("digest", 200, Map.of("X", "y"), "text", NOW.plusSeconds(60));
        Access access = new DynamoAccess(TestClients.sound().access());
        access.saveResponse(tenant, "key", claim, NOW);
        FaultyHttp http = new FaultyHttp("PutItem", fault, times);

        assertThat(over(http).replaceClaim(tenant, "key", claim, response)).isTrue();
        assertThat(http.isUsedUp()).isTrue();
        assertThat(access.findResponse(tenant, "key", NOW)).contains(response);
    }

    @ParameterizedTest
    @CsvSource({"LOST_RESPONSE, 1", "LOST_RESPONSE, 4", "UNSENT, 4", "THROTTLED, 4"})
    void deletesOwnClaimDespiteFaults(Fault fault, int times) {
        StoredResponse claim = StoredResponse.claim("digest", "token", NOW.plusSeconds(60));
        FaultyHttp http = new FaultyHttp("DeleteItem", fault, times);
        Access access = over(http);
        access.saveResponse(tenant, "key", claim, NOW);

        access.deleteClaim(tenant, "key", claim);
        assertThat(http.isUsedUp()).isTrue();
        assertThat(access.findResponse(tenant, "key", NOW)).isEmpty();
    }
}
