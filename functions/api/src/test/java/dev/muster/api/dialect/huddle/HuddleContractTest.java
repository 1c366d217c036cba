package dev.muster.api.dialect.huddle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.TestResponse;
import dev.muster.api.WireRequest;
import dev.muster.api.dialect.DialectContract;
import dev.muster.core.access.Credential;
import dev.muster.core.access.CredentialType;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What Huddle shares with the other dialects. */
class HuddleContractTest extends DialectContract {
    private static final String TOKEN = "local-huddle-token";

    private static WireRequest wire(String body) {
        return new WireRequest(
                "POST",
                "/people/companies/42/bulkdelete",
                Map.of("Authorization", "OAuth2 " + TOKEN, "Content-Type", "application/vnd.huddle.data+json"),
                body);
    }

    @Override
    protected WireRequest change(Collection<String> ids) {
        return wire(ids.stream()
                .map("{\"rel\":\"member\",\"href\":\"members/%s\"}"::formatted)
                .collect(Collectors.joining(",", "{\"links\":[", "]}")));
    }

    @Override
    protected boolean isChanged(Person person) {
        return person.value(Path.removed("42")).isTrue();
    }

    @Override
    protected WireRequest foreign(WireRequest wire) {
        return wire.with("Authorization", "OAuth2 local-other-huddle-token");
    }

    @Override
    protected WireRequest anonymous(WireRequest wire) {
        return wire.without("Authorization");
    }

    @Override
    protected WireRequest stranger(WireRequest wire) {
        return wire.with("Authorization", "OAuth2 frootymcnooty/vonbootycherooty");
    }

    @Override
    protected Credential credential() {
        return Credential.of(CredentialType.HUDDLE, TOKEN);
    }

    @Override
    protected List<String> secrets() {
        return List.of(TOKEN, "frootymcnooty");
    }

    @Override
    protected List<WireRequest> selectingNobody() {
        return List.of(
                change(List.of()),
                wire("{}"),
                wire("{\"links\":[{\"rel\":\"self\",\"href\":\"members/301\"}]}"),
                wire("<bulkDelete/>").with("Content-Type", "application/vnd.huddle.data+xml"));
    }

    @Override
    protected WireRequest nested(int depth) {
        return wire("[".repeat(depth) + "]".repeat(depth));
    }

    @Override
    protected int done() {
        return 204;
    }

    @Override
    protected int invalid() {
        return 400;
    }

    @Override
    protected void assertRefusal(TestResponse answer) {
        if (answer.body().startsWith("<")) {
            assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.huddle.error+xml");
            assertThat(answer.body())
                    .contains("<ErrorResult><StatusCode>" + answer.status() + "</StatusCode><ErrorMessages><Message>");
        } else {
            assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.huddle.error+json");
            assertThat(answer.at("/statusCode")).isEqualTo(Integer.toString(answer.status()));
            assertThat(answer.at("/errorMessages/0")).isNotEmpty();
            assertThat(answer.at("/errorCode")).isNotEmpty();
        }
    }
}
