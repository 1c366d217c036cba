package dev.muster.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Credential;
import dev.muster.core.access.Scheme;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class MissionHubContractTest extends DialectContract {
    private final MissionHubClient client = MissionHubClient.of(walk, MemoryWalk.KEY);
    private final MissionHubClient other = MissionHubClient.of(walk, MemoryWalk.OTHER_KEY);

    @Override
    Wire change(Collection<String> ids) {
        return with("{\"person_ids\":\"%s\",\"gender\":\"Female\"}".formatted(String.join(",", ids)));
    }

    private Wire with(String attributes) {
        return new Wire("POST", MissionHubClient.BULK, client.headers(), MissionHubClient.document(attributes));
    }

    @Override
    boolean isChanged(Person person) {
        return person.holds(Path.attribute("gender"), Value.of("female"));
    }

    @Override
    Wire foreign(Wire wire) {
        return wire.with("authorization", "Bearer " + other.token());
    }

    @Override
    Wire anonymous(Wire wire) {
        return wire.without("authorization");
    }

    @Override
    Wire stranger(Wire wire) {
        return wire.with("authorization", "Bearer nobody-knows-this");
    }

    @Override
    Credential credential() {
        return Credential.of(Scheme.MUSTER, MemoryWalk.KEY);
    }

    @Override
    List<String> secrets() {
        return List.of(client.token(), other.token(), MemoryWalk.KEY);
    }

    /** Every success hands out a session by contract. */
    @Override
    String told(Answer answer) {
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.remove("X-MH-Session");
        return headers + answer.body();
    }

    @Override
    List<Wire> selectingNobody() {
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
    Wire nested(int depth) {
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
    void assertRefusal(Answer answer) {
        assertThat(answer.header("Content-Type")).isEqualTo(MissionHubClient.JSON_API);
        assertThat(answer.at("/errors/0/status")).isEqualTo(Integer.toString(answer.status()));
        assertThat(answer.at("/errors/0/title")).isNotEqualTo("absent");
        assertThat(answer.at("/errors/0/detail")).isNotEqualTo("absent");
        assertThat(answer.status()).isIn(400, 401, 403, 404, 413, 422, 429, 500);
        assertThat(answer.headers()).doesNotContainKey("X-MH-Session");
    }
}
