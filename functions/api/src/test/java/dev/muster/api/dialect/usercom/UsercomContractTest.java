package dev.muster.api.dialect.usercom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.TestResponse;
import dev.muster.api.WireRequest;
import dev.muster.api.dialect.DialectContract;
import dev.muster.core.access.Credential;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.Collection;
import java.util.List;
import java.util.Map;

public class UsercomContractTest extends DialectContract {
    public static final String TOKEN = "local-usercom-" + "0".repeat(50);
    private static final String OTHER = "local-other-usercom-" + "0".repeat(44);

    private static WireRequest request(String body) {
        return new WireRequest(
                "PUT",
                "/api/public/users/mass_update_standard_attributes/",
                Map.of("Authorization", "Token " + TOKEN, "Content-Type", "application/json"),
                body);
    }

    @Override
    protected WireRequest change(Collection<String> ids) {
        return request("{\"ids\":[%s],\"attribute\":\"country\",\"value\":\"USA\"}".formatted(String.join(",", ids)));
    }

    @Override
    protected boolean isChanged(Person person) {
        return person.value(Path.attribute("country")).equals(Value.of("USA"));
    }

    @Override
    protected WireRequest asOtherTenant(WireRequest request) {
        return request.with("Authorization", "Token " + OTHER);
    }

    @Override
    protected WireRequest withoutCredential(WireRequest request) {
        return request.without("Authorization");
    }

    @Override
    protected WireRequest withUnknownCredential(WireRequest request) {
        return request.with("Authorization", "Token " + "x".repeat(64));
    }

    @Override
    protected Credential credential() {
        return Credential.of("usercom", TOKEN);
    }

    @Override
    protected List<String> secrets() {
        return List.of(TOKEN, "x".repeat(64));
    }

    @Override
    protected List<WireRequest> emptySelections() {
        return List.of(
                change(List.of()),
                request("{\"attribute\":\"country\",\"value\":\"USA\"}"),
                request("{\"ids\":null,\"attribute\":\"country\",\"value\":\"USA\"}"),
                request("{\"ids\":\"\",\"attribute\":\"country\",\"value\":\"USA\"}"));
    }

    @Override
    protected WireRequest nestedBody(int depth) {
        return request("[".repeat(depth) + "]".repeat(depth));
    }

    @Override
    protected int successStatus() {
        return 200;
    }

    @Override
    protected int invalidStatus() {
        return 400;
    }

    @Override
    protected void assertErrorForm(TestResponse response) {
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.body()).startsWith("{\"").doesNotContain("\"status\"");
        if (response.status() == 429) {
            assertThat(response.at("/detail"))
                    .isEqualTo("Request was throttled. Expected available in %s seconds."
                            .formatted(response.header("Retry-After")));
        }
    }
}
