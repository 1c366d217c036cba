package dev.muster.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.muster.api.TestResponse;
import dev.muster.api.dialect.PathTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds every request of a test, and its response, against the API document. */
public final class DocumentedExchange {
    static final ApiDocument DOCUMENT = ApiDocument.built();
    private static final List<String> OWN = List.of("/v1", "/health", "/openapi.json", "/docs", "/console");
    private static final ResponseCheck RESPONSES = new ResponseCheck(DOCUMENT);
    private static final RequestCheck REQUESTS = new RequestCheck(DOCUMENT, RESPONSES);

    private DocumentedExchange() {}

    /**
     * Fails if the document does not allow the response, or forbids the request although it succeeded. Of the vendor
     * dialects it checks the responses only: they take more than they document, as the originals do.
     */
    public static void check(APIGatewayV2HTTPEvent event, String body, TestResponse response) {
        String path = event.getRawPath();
        String method = event.getRequestContext().getHttp().getMethod();
        Optional<String> template = template(path);
        Optional<String> operation = template.map(known -> method + " " + known)
                .filter(name -> DOCUMENT.operation(name).isObject());
        List<String> errors = isOwn(path)
                ? operation
                        .map(known -> errors(known, event, body, response))
                        .orElseGet(() -> rejection(template, response))
                : operation.map(known -> RESPONSES.findErrors(known, response)).orElse(List.of());
        assertThat(errors)
                .as(method + " " + path + " → " + response.status() + " " + response.headers() + " " + response.body())
                .isEmpty();
    }

    private static boolean isOwn(String path) {
        return OWN.stream().anyMatch(own -> path.equals(own) || path.startsWith(own + "/"));
    }

    /** Returns the documented path of an address. */
    private static Optional<String> template(String path) {
        return DOCUMENT.paths().stream()
                .filter(template -> PathTemplate.of(template).match(path).isPresent())
                .findFirst();
    }

    private static List<String> errors(
            String operation, APIGatewayV2HTTPEvent event, String body, TestResponse response) {
        List<String> errors = new ArrayList<>(RESPONSES.findErrors(operation, response));
        if (response.status() < 300) {
            errors.addAll(REQUESTS.findErrors(operation, event, body));
        }
        return errors;
    }

    /** Returns the errors of the response to a path that does not exist, or not with this method. */
    private static List<String> rejection(Optional<String> template, TestResponse response) {
        int status = response.status();
        List<String> errors = new ArrayList<>(RESPONSES.findProblemErrors(response));
        if (status != 400 && status != 413 && status != (template.isPresent() ? 405 : 404)) {
            errors.add("the status " + status + " is not documented");
        }
        if (status == 405 && !response.headers().containsKey("Allow")) {
            errors.add("the header Allow is missing");
        }
        return errors;
    }
}
