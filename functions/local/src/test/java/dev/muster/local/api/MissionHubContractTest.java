package dev.muster.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Credential;
import dev.muster.core.access.CredentialType;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class MissionHubContractTest extends DialectContract {
    private final MissionHubClient client = MissionHubClient.of(walk, ApiStack.KEY);
    private final MissionHubClient other = MissionHubClient.of(walk, ApiStack.OTHER_KEY);

    @Override
    WireRequest change(Collection<String> ids) {
        return with("{\"person_ids\":\"%s\",\"gender\":\"Female\"}".formatted(String.join(",", ids)));
    }

    private WireRequest with(String attributes) {
        return new WireRequest("POST", MissionHubClient.BULK, client.headers(), MissionHubClient.document(attributes));
    }

    @Override
    boolean isChanged(Person person) {
        return person.holds(Path.attribute("gender"), Value.of("female"));
    }

    @Override
    WireRequest foreign(WireRequest wire) {
        return wire.with("authorization", "Bearer " + other.token());
    }

    @Override
    WireRequest anonymous(WireRequest wire) {
        return wire.without("authorization");
    }

    @Override
    WireRequest stranger(WireRequest wire) {
        return wire.with("authorization", "Bearer nobody-knows-this");
    }

    @Override
    Credential credential() {
        return Credential.of(CredentialType.MUSTER, ApiStack.KEY);
    }

    @Override
    List<String> secrets() {
        return List.of(client.token(), other.token(), ApiStack.KEY);
    }

    /** Every success hands out a session by contract. */
    @Override
    String told(TestResponse answer) {
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.remove("X-MH-Session");
        return headers + answer.body();
    }

    @Override
    List<WireRequest> selectingNobody() {
        return List.of(
                with("{\"gender\":\"Female\"}"),
                with("{\"person_ids\":\"\",\"gender\":\"Female\"}"),
                with("{\"person_ids\":\" , \",\"gender\":\"Female\"}"),
                with("{\"person_ids\":[],\"gender\":\"Female\"}"),
                with("{\"person_ids\":null,\"gender\":\"Female\"}"),
                with("{}")
                        .withBody(MissionHubClient.document(
                                "{\"organization_id\":\"3\",\"gender\":\"Female\"}", "{\"ids\":\"\"}")),
                with("{}")
                        .withBody(MissionHubClient.document("{\"organization_id\":\"3\",\"gender\":\"Female\"}", "{}")),
                with("{}")
                        .withBody(MissionHubClient.document(
                                "{\"organization_id\":\"3\",\"gender\":\"Female\"}",
                                "{\"include_archived\":\"true\"}")),
                with("{}")
                        .withBody(MissionHubClient.document(
                                "{\"person_ids\":\"\",\"gender\":\"Female\"}", "{\"organization_ids\":\"3\"}")),
                with("{}")
                        .withBody(MissionHubClient.document(
                                "{\"organization_id\":\"3\",\"gender\":\"Female\"}", "{\"statuses\":\"\"}")));
    }

    @Override
    WireRequest nested(int depth) {
        return with("{}").withBody("[".repeat(depth) + "]".repeat(depth));
    }

    @Override
    int done() {
        return 200;
    }

    @Override
    int invalid() {
        return 422;
    }

    @Override
    void assertRefusal(TestResponse answer) {
        assertThat(answer.header("Content-Type")).isEqualTo(MissionHubClient.JSON_API);
        assertThat(answer.at("/errors/0/status")).isEqualTo(Integer.toString(answer.status()));
        assertThat(answer.at("/errors/0/title")).isNotEqualTo("absent");
        assertThat(answer.at("/errors/0/detail")).isNotEqualTo("absent");
        assertThat(answer.status()).isIn(400, 401, 403, 404, 413, 422, 429, 500);
        assertThat(answer.headers()).doesNotContainKey("X-MH-Session");
    }
}
