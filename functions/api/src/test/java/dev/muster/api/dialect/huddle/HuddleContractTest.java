package dev.muster.api.dialect.huddle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.TestResponse;
import dev.muster.api.WireRequest;
import dev.muster.api.dialect.DialectContract;
import dev.muster.core.access.Credential;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

class HuddleContractTest extends DialectContract {
    private static final String TOKEN = "local-huddle-token";

    private static WireRequest request(String body) {
        return new WireRequest(
                "POST",
                "/people/companies/42/bulkdelete",
                Map.of("Authorization", "OAuth2 " + TOKEN, "Content-Type", "application/vnd.huddle.data+json"),
                body);
    }

    @Override
    protected WireRequest change(Collection<String> ids) {
        return request(ids.stream()
                .map("{\"rel\":\"member\",\"href\":\"members/%s\"}"::formatted)
                .collect(Collectors.joining(",", "{\"links\":[", "]}")));
    }

    @Override
    protected boolean isChanged(Person person) {
        return person.value(Path.removed("42")).isTrue();
    }

    @Override
    protected WireRequest asOtherTenant(WireRequest request) {
        return request.with("Authorization", "OAuth2 local-other-huddle-token");
    }

    @Override
    protected WireRequest withoutCredential(WireRequest request) {
        return request.without("Authorization");
    }

    @Override
    protected WireRequest withUnknownCredential(WireRequest request) {
        return request.with("Authorization", "OAuth2 frootymcnooty/vonbootycherooty");
    }

    @Override
    protected Credential credential() {
        return Credential.of("huddle", TOKEN);
    }

    @Override
    protected List<String> secrets() {
        return List.of(TOKEN, "frootymcnooty");
    }

    @Override
    protected List<WireRequest> emptySelections() {
        return List.of(
                change(List.of()),
                request("{}"),
                request("{\"links\":[{\"rel\":\"self\",\"href\":\"members/301\"}]}"),
                request("<bulkDelete/>").with("Content-Type", "application/vnd.huddle.data+xml"));
    }

    @Override
    protected WireRequest nestedBody(int depth) {
        return request("[".repeat(depth) + "]".repeat(depth));
    }

    @Override
    protected int successStatus() {
        return 204;
    }

    @Override
    protected int invalidStatus() {
        return 400;
    }

    @Override
    protected void assertErrorForm(TestResponse response) {
        if (response.body().startsWith("<")) {
            assertThat(response.header("Content-Type")).isEqualTo("application/vnd.huddle.error+xml");
            assertThat(response.body())
                    .contains(
                            "<ErrorResult><StatusCode>" + response.status() + "</StatusCode><ErrorMessages><Message>");
        } else {
            assertThat(response.header("Content-Type")).isEqualTo("application/vnd.huddle.error+json");
            assertThat(response.at("/statusCode")).isEqualTo(Integer.toString(response.status()));
            assertThat(response.at("/errorMessages/0")).isNotEmpty();
            assertThat(response.at("/errorCode")).isNotEmpty();
        }
    }
}
