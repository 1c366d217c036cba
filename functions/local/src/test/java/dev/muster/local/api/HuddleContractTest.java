package dev.muster.local.api;

import static org.assertj.core.api.Assertions.assertThat;

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
    WireRequest change(Collection<String> ids) {
        return wire(ids.stream()
                .map("{\"rel\":\"member\",\"href\":\"members/%s\"}"::formatted)
                .collect(Collectors.joining(",", "{\"links\":[", "]}")));
    }

    @Override
    boolean isChanged(Person person) {
        return person.value(Path.removed("42")).isTrue();
    }

    @Override
    WireRequest foreign(WireRequest wire) {
        return wire.with("Authorization", "OAuth2 local-other-huddle-token");
    }

    @Override
    WireRequest anonymous(WireRequest wire) {
        return wire.without("Authorization");
    }

    @Override
    WireRequest stranger(WireRequest wire) {
        return wire.with("Authorization", "OAuth2 frootymcnooty/vonbootycherooty");
    }

    @Override
    Credential credential() {
        return Credential.of(CredentialType.HUDDLE, TOKEN);
    }

    @Override
    List<String> secrets() {
        return List.of(TOKEN, "frootymcnooty");
    }

    @Override
    List<WireRequest> selectingNobody() {
        return List.of(
                change(List.of()),
                wire("{}"),
                wire("{\"links\":[{\"rel\":\"self\",\"href\":\"members/301\"}]}"),
                wire("<bulkDelete/>").with("Content-Type", "application/vnd.huddle.data+xml"));
    }

    @Override
    WireRequest nested(int depth) {
        return wire("[".repeat(depth) + "]".repeat(depth));
    }

    @Override
    int done() {
        return 204;
    }

    @Override
    int invalid() {
        return 400;
    }

    @Override
    void assertRefusal(TestResponse answer) {
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
