package dev.muster.api.dialect.usercom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.TestResponse;
import dev.muster.api.WireRequest;
import dev.muster.api.dialect.DialectContract;
import dev.muster.core.access.Credential;
import dev.muster.core.access.CredentialType;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What User.com shares with the other dialects. */
public class UsercomContractTest extends DialectContract {
    public static final String TOKEN = "local-usercom-" + "0".repeat(50);
    private static final String OTHER = "local-other-usercom-" + "0".repeat(44);

    private static WireRequest wire(String body) {
        return new WireRequest(
                "PUT",
                "/api/public/users/mass_update_standard_attributes/",
                Map.of("Authorization", "Token " + TOKEN, "Content-Type", "application/json"),
                body);
    }

    @Override
    protected WireRequest change(Collection<String> ids) {
        return wire("{\"ids\":[%s],\"attribute\":\"country\",\"value\":\"USA\"}".formatted(String.join(",", ids)));
    }

    @Override
    protected boolean isChanged(Person person) {
        return person.value(Path.attribute("country")).equals(Value.of("USA"));
    }

    @Override
    protected WireRequest foreign(WireRequest wire) {
        return wire.with("Authorization", "Token " + OTHER);
    }

    @Override
    protected WireRequest anonymous(WireRequest wire) {
        return wire.without("Authorization");
    }

    @Override
    protected WireRequest stranger(WireRequest wire) {
        return wire.with("Authorization", "Token " + "x".repeat(64));
    }

    @Override
    protected Credential credential() {
        return Credential.of(CredentialType.USERCOM, TOKEN);
    }

    @Override
    protected List<String> secrets() {
        return List.of(TOKEN, "x".repeat(64));
    }

    @Override
    protected List<WireRequest> selectingNobody() {
        return List.of(
                change(List.of()),
                wire("{\"attribute\":\"country\",\"value\":\"USA\"}"),
                wire("{\"ids\":null,\"attribute\":\"country\",\"value\":\"USA\"}"),
                wire("{\"ids\":\"\",\"attribute\":\"country\",\"value\":\"USA\"}"));
    }

    @Override
    protected WireRequest nested(int depth) {
        return wire("[".repeat(depth) + "]".repeat(depth));
    }

    @Override
    protected int done() {
        return 200;
    }

    @Override
    protected int invalid() {
        return 400;
    }

    @Override
    protected void assertRefusal(TestResponse answer) {
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.body()).startsWith("{\"").doesNotContain("\"status\"");
        if (answer.status() == 429) {
            assertThat(answer.at("/detail"))
                    .isEqualTo("Request was throttled. Expected available in %s seconds."
                            .formatted(answer.header("Retry-After")));
        }
    }
}
