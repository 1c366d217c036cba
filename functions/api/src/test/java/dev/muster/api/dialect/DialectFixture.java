package dev.muster.api.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.api.WireRequest;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.Person;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

/**
 * One dialect over the accounts of the local host, with people 301 to 303 as contacts of organizations 3 and 42 in both
 * tenants. The subclass writes the requests of its dialect.
 */
public abstract class DialectFixture {
    static final List<String> PEOPLE = List.of("301", "302", "303");
    public final ApiStack stack = ApiStack.withLocalAccounts();

    @BeforeEach
    void storePeople() {
        Map<String, String> attributes = Map.of("country", "Brazil");
        stack.store(ApiStack.DEMO, PEOPLE, Set.of("3", "42"), attributes);
        stack.store(ApiStack.OTHER, PEOPLE, Set.of("3", "42"), attributes);
        stack.time.meanwhile(stack::runWorkers);
    }

    /**
     * Returns a request with the credential of tenant {@code demo} that changes these of the people 301 to 303 and no
     * others.
     */
    protected abstract WireRequest change(Collection<String> ids);

    /** Returns a request that differs from {@link #change} in its body, for the same Idempotency-Key. */
    protected WireRequest otherChange() {
        return change(List.of("303"));
    }

    /** Returns whether the person has the change. */
    protected abstract boolean isChanged(Person person);

    /** Returns the request with the credential of tenant {@code other}. */
    protected abstract WireRequest asOtherTenant(WireRequest request);

    /** Returns the request without a credential. */
    protected abstract WireRequest withoutCredential(WireRequest request);

    /** Returns the request with an unknown credential. */
    protected abstract WireRequest withUnknownCredential(WireRequest request);

    /** Returns the credential whose call limit applies to the requests. */
    protected abstract Credential credential();

    /** Returns the request headers on which the responses depend. */
    protected String[] varyingHeaders() {
        return new String[] {"Authorization"};
    }

    /** Returns the secrets that the requests carry. */
    protected abstract List<String> secrets();

    /** Returns well-formed requests that select no person. */
    protected abstract List<WireRequest> emptySelections();

    /** Returns a request whose body has this many levels. */
    protected abstract WireRequest nestedBody(int depth);

    /** Returns a request that selects this many people. */
    protected WireRequest selecting(int people) {
        return change(IntStream.range(0, people).mapToObj(Integer::toString).toList());
    }

    /** Returns the status of a successful response. */
    protected abstract int successStatus();

    /** Returns the status of a response to an invalid request. */
    protected abstract int invalidStatus();

    /** Checks the media type and the body of an error, which are the dialect's own. */
    protected abstract void assertErrorForm(TestResponse response);

    public TestResponse send(WireRequest request) {
        return stack.send(request.method(), request.address(), request.body(), request.headers());
    }

    public final List<String> changedIds(Tenant tenant) {
        return PEOPLE.stream()
                .filter(id -> stack.person(tenant, id).filter(this::isChanged).isPresent())
                .toList();
    }

    final void assertRejected(TestResponse response, int status) {
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertErrorForm(response);
        assertThat(changedIds(ApiStack.DEMO)).isEmpty();
        assertThat(stack.queue.size()).isZero();
    }

    final TestResponse job(String address) {
        return stack.get(address);
    }

    public static String jobAddress(TestResponse response) {
        String link = response.header("Link");
        assertThat(link).startsWith("</v1/jobs/").endsWith(">; rel=\"monitor\"");
        return link.substring(1, link.indexOf('>'));
    }

    /** Returns the headers and the body of a response, without secrets that the dialect has to send. */
    protected String visibleText(TestResponse response) {
        return response.headers() + response.body();
    }
}
