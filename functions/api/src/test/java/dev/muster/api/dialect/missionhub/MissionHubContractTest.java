package dev.muster.api.dialect.missionhub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.api.WireRequest;
import dev.muster.api.dialect.DialectContract;
import dev.muster.core.access.Credential;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class MissionHubContractTest extends DialectContract {
    private final MissionHubClient client = MissionHubClient.of(stack, ApiStack.KEY);
    private final MissionHubClient other = MissionHubClient.of(stack, ApiStack.OTHER_KEY);

    @Override
    protected WireRequest change(Collection<String> ids) {
        return with("{\"person_ids\":\"%s\",\"gender\":\"Female\"}".formatted(String.join(",", ids)));
    }

    private WireRequest with(String attributes) {
        return new WireRequest("POST", MissionHubClient.BULK, client.headers(), MissionHubClient.document(attributes));
    }

    @Override
    protected boolean isChanged(Person person) {
        return person.holds(Path.attribute("gender"), Value.of("female"));
    }

    @Override
    protected WireRequest asOtherTenant(WireRequest request) {
        return request.with("authorization", "Bearer " + other.token());
    }

    @Override
    protected WireRequest withoutCredential(WireRequest request) {
        return request.without("authorization");
    }

    @Override
    protected WireRequest withUnknownCredential(WireRequest request) {
        return request.with("authorization", "Bearer nobody-knows-this");
    }

    @Override
    protected Credential credential() {
        return Credential.of("muster", ApiStack.KEY);
    }

    @Override
    protected List<String> secrets() {
        return List.of(client.token(), other.token(), ApiStack.KEY);
    }

    /** Omits the session token, which every successful response carries in this dialect. */
    @Override
    protected String visibleText(TestResponse response) {
        Map<String, String> headers = new HashMap<>(response.headers());
        headers.remove("X-MH-Session");
        return headers + response.body();
    }

    @Override
    protected List<WireRequest> emptySelections() {
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
    protected WireRequest nestedBody(int depth) {
        return with("{}").withBody("[".repeat(depth) + "]".repeat(depth));
    }

    @Override
    protected int successStatus() {
        return 200;
    }

    @Override
    protected int invalidStatus() {
        return 422;
    }

    @Override
    protected void assertErrorForm(TestResponse response) {
        assertThat(response.header("Content-Type")).isEqualTo(MissionHubClient.JSON_API);
        assertThat(response.at("/errors/0/status")).isEqualTo(Integer.toString(response.status()));
        assertThat(response.at("/errors/0/title")).isNotEqualTo("absent");
        assertThat(response.at("/errors/0/detail")).isNotEqualTo("absent");
        assertThat(response.status()).isIn(400, 401, 403, 404, 413, 422, 429, 500);
        assertThat(response.headers()).doesNotContainKey("X-MH-Session");
    }
}
