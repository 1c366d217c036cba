package dev.muster.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.muster.api.dialect.Dialect;
import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.ContentCoding;
import dev.muster.api.http.PercentEncoding;
import dev.muster.api.http.QueryString;
import dev.muster.api.http.RequestBody;
import dev.muster.api.problem.ApiProblem;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.aws.Snapshot;
import dev.muster.aws.lambda.SilentLogger;
import dev.muster.core.flow.PortsProvider;
import dev.muster.core.job.Limits;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import dev.muster.core.time.TimeReserve;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The Lambda function behind API Gateway: reads an HTTP API event (payload 2.0), passes the request to the front
 * controller and writes its response.
 */
public final class ApiFunction implements RequestStreamHandler {
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:=+/-]{1,128}");

    private final FrontController frontController;
    private final Time time;

    /** Creates the function for Lambda, with the tables and queues that its environment variables name. */
    public ApiFunction() {
        this(FunctionSettings.ofProcess());
    }

    private ApiFunction(FunctionSettings settings) {
        this(AwsPorts.connect(settings), settings.get("SIGNING_KEY"), limits(settings));
        Snapshot.rehearse(settings, ports -> new ApiFunction(ports, "priming", limits(settings)).prime());
    }

    /**
     * Creates the function over the given ports.
     *
     * @param signingKey signs the cursors of pages; further keys are derived from it
     */
    public ApiFunction(PortsProvider ports, String signingKey) {
        this(ports, signingKey, Limits.STANDARD);
    }

    /** Creates the function over the given ports with the given limits. */
    public ApiFunction(PortsProvider ports, String signingKey, Limits limits) {
        this(ports, DialectCatalog.dialects(ports.time(), signingKey, limits));
    }

    /** Creates the function over the given ports, which serves these dialects. */
    public ApiFunction(PortsProvider ports, List<Dialect> dialects) {
        this.frontController = new FrontController(dialects, ports);
        this.time = ports.time();
    }

    /** Runs the priming requests, so that their classes are in the snapshot. */
    private void prime() {
        for (String request : Priming.REQUESTS) {
            byte[] event = request.getBytes(StandardCharsets.UTF_8);
            try {
                APIGatewayV2HTTPEvent read = GatewayEvent.read(new ByteArrayInputStream(event));
                GatewayEvent.write(
                        respond(read, new SilentLogger(), Priming.TIME_LIMIT), OutputStream.nullOutputStream());
            } catch (IOException unexpected) {
                throw new UncheckedIOException("cannot read bytes in memory", unexpected);
            }
        }
    }

    private static Limits limits(FunctionSettings settings) {
        return Limits.STANDARD.with(
                Duration.ofSeconds(settings.number("MAX_WAIT_SECONDS", 0, (int) Limits.MAX_WAIT.toSeconds())),
                Duration.ofDays(settings.number("JOB_RETENTION_DAYS", 8, (int) Limits.RETENTION.toDays())));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream output, Context context) throws IOException {
        GatewayEvent.write(handleRequest(GatewayEvent.read(event), context), output);
    }

    /** Returns the response to one event. */
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Duration remaining =
                Duration.ofMillis(context.getRemainingTimeInMillis()).minus(TimeReserve.API_INVOCATION);
        return respond(event, context.getLogger(), remaining.isNegative() ? Duration.ZERO : remaining);
    }

    private APIGatewayV2HTTPResponse respond(APIGatewayV2HTTPEvent event, LambdaLogger logger, Duration remaining) {
        Instant start = time.now();
        RequestLog log = RequestLog.of(logger);
        Optional<RequestBody> body = body(event);
        Optional<ApiProblem> malformedAddress = malformedAddress(event);
        // Without this, the largest body would be in memory twice while the request is handled.
        event.setBody(null);
        ApiRequest request = request(event, body.orElse(RequestBody.EMPTY));
        Optional<ApiProblem> malformed =
                malformedAddress.or(() -> body.isPresent() ? Optional.empty() : Optional.of(malformedBody(request)));
        LoggedResponse logged = malformed
                .map(problem -> frontController.reject(request, problem))
                .orElseGet(() -> frontController.respond(request, Deadline.in(time, remaining), log));
        log.request(request, logged, Duration.between(start, time.now()));
        ApiResponse response = CommonHeaders.on(request, logged.response());
        return gatewayResponse(request.method().equals(Router.HEAD) ? response.withoutBody() : response);
    }

    private static Optional<ApiProblem> malformedAddress(APIGatewayV2HTTPEvent event) {
        return PercentEncoding.findMalformed(event.getRawPath())
                .map("the path "::concat)
                .or(() -> PercentEncoding.findMalformed(query(event)).map("the query "::concat))
                .map(detail -> new ApiProblem(ApiProblem.Kind.MALFORMED, detail));
    }

    private static ApiProblem malformedBody(ApiRequest request) {
        return ContentCoding.isCoded(request)
                ? ContentCoding.broken(request)
                : new ApiProblem(
                        ApiProblem.Kind.MALFORMED,
                        "the body is not valid base64 or has characters without a UTF-8 form");
    }

    private static String query(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getRawQueryString()).orElse("");
    }

    private static Optional<RequestBody> body(APIGatewayV2HTTPEvent event) {
        if (event.getBody() == null) {
            return Optional.of(RequestBody.EMPTY);
        }
        return event.getIsBase64Encoded() ? RequestBody.ofBase64(event.getBody()) : RequestBody.ofText(event.getBody());
    }

    private static ApiRequest request(APIGatewayV2HTTPEvent event, RequestBody body) {
        APIGatewayV2HTTPEvent.RequestContext context = event.getRequestContext();
        Map<String, String> headers = new HashMap<>();
        Optional.ofNullable(event.getHeaders())
                .orElse(Map.of())
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return new ApiRequest(
                context.getHttp().getMethod(),
                event.getRawPath(),
                QueryString.parse(query(event)),
                headers,
                body,
                requestId(headers, context.getRequestId()),
                Optional.ofNullable(context.getHttp().getSourceIp()).orElse(""));
    }

    /** Returns the caller's X-Request-Id if it is well-formed, else the id of the gateway, else a random UUID. */
    private static String requestId(Map<String, String> headers, String gatewayId) {
        return Optional.ofNullable(headers.get("x-request-id"))
                .filter(sent -> REQUEST_ID.matcher(sent).matches())
                .or(() -> Optional.ofNullable(gatewayId))
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    private static APIGatewayV2HTTPResponse gatewayResponse(ApiResponse response) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(response.status())
                .withHeaders(response.headers())
                .withBody(response.body())
                .withIsBase64Encoded(response.isBase64())
                .build();
    }
}
