package dev.muster.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.muster.api.dialect.Dialect;
import dev.muster.api.dialect.huddle.HuddleDialect;
import dev.muster.api.dialect.leadsquared.LeadsquaredDialect;
import dev.muster.api.dialect.missionhub.MissionHubDialect;
import dev.muster.api.dialect.muster.MusterDialect;
import dev.muster.api.dialect.usercom.UsercomDialect;
import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.Cursors;
import dev.muster.api.http.QueryString;
import dev.muster.api.http.RequestBody;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.aws.PrimingPorts;
import dev.muster.core.flow.PortsProvider;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
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
import org.crac.Core;
import org.crac.Resource;

/**
 * The function behind the gateway: takes an HTTP API event (payload 2.0) apart into a request, has the door answer it,
 * and wraps the answer up again.
 */
public final class ApiFunction implements RequestStreamHandler, Resource {
    /** What is kept back of the function's time, so that the answer still leaves. */
    private static final Duration RESERVE = Duration.ofSeconds(1);

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:=+/-]{1,128}");

    private final FrontController frontController;
    private final Time time;

    /** As Lambda makes it: with the tables and queues its environment names. */
    public ApiFunction() {
        this(FunctionSettings.ofProcess());
        if (Priming.isWanted()) {
            Core.getGlobalContext().register(this);
        }
    }

    private ApiFunction(FunctionSettings settings) {
        this(AwsPorts.connect(settings), settings.get("SIGNING_KEY"), limits(settings));
    }

    /**
     * Over any ports.
     *
     * @param signingKey signs the cursors of paged answers, and what other keys are derived from
     */
    public ApiFunction(PortsProvider ports, String signingKey) {
        this(ports, signingKey, Limits.STANDARD);
    }

    /** Over any ports, within other limits. */
    public ApiFunction(PortsProvider ports, String signingKey, Limits limits) {
        this.frontController = new FrontController(dialects(ports.time(), signingKey, limits), ports, limits);
        this.time = ports.time();
    }

    /** Does what a first request would load and compile, over ports that reach nothing. */
    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        FunctionSettings settings = FunctionSettings.ofProcess();
        PortsProvider ports = PrimingPorts.ports(settings);
        PrimingPorts.callStores(ports.within(Deadline.in(ports.time(), Duration.ZERO)));
        new ApiFunction(ports, "rehearsal", limits(settings)).rehearse();
    }

    /** There is nothing to bring back: no connection was open, no credential read and no chance asked by then. */
    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {}

    private void rehearse() {
        for (String request : Priming.REQUESTS) {
            byte[] event = request.getBytes(StandardCharsets.UTF_8);
            try {
                APIGatewayV2HTTPEvent read = GatewayEvent.read(new ByteArrayInputStream(event));
                GatewayEvent.write(answer(read, Priming.SILENT, Priming.PATIENCE), OutputStream.nullOutputStream());
            } catch (IOException impossible) {
                throw new UncheckedIOException("bytes in memory cannot fail to be read", impossible);
            }
        }
    }

    /** Every way to speak to Muster; a further dialect is one more line here. */
    public static List<Dialect> dialects(Time time, String signingKey, Limits limits) {
        return new DialectRegistry(List.of(
                () -> new MusterDialect(limits, new Cursors(signingKey)),
                () -> new HuddleDialect(limits),
                () -> new LeadsquaredDialect(limits),
                () -> new MissionHubDialect(limits, time, signingKey),
                () -> new UsercomDialect(limits)));
    }

    private static Limits limits(FunctionSettings settings) {
        return Limits.STANDARD.with(
                Duration.ofSeconds(settings.number("MAX_WAIT_SECONDS", 0, (int) Limits.PATIENCE.toSeconds())),
                Duration.ofDays(settings.number("JOB_RETENTION_DAYS", 8, (int) Limits.RETENTION.toDays())));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        GatewayEvent.write(handleRequest(GatewayEvent.read(event), context), answer);
    }

    /** Answers one event. */
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
        return answer(event, context.getLogger(), left.isNegative() ? Duration.ZERO : left);
    }

    private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, LambdaLogger logger, Duration left) {
        Instant begin = time.now();
        RequestLog log = new RequestLog(logger);
        Optional<RequestBody> body = body(event);
        // Or the largest body would be there twice for as long as the request is worked on.
        event.setBody(null);
        ApiRequest request = request(event, body.orElse(RequestBody.EMPTY));
        LoggedResponse handled = body.isPresent()
                ? frontController.respond(request, Deadline.in(time, left), log)
                : frontController.reject(
                        request, new Problem(Problem.Kind.MALFORMED, "the body is not what its encoding says"));
        log.request(request, handled, Duration.between(begin, time.now()));
        return wrapped(CommonHeaders.on(request, handled.response()));
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
                QueryString.parse(Optional.ofNullable(event.getRawQueryString()).orElse("")),
                headers,
                body,
                requestId(headers, context.getRequestId()),
                Optional.ofNullable(context.getHttp().getSourceIp()).orElse(""));
    }

    /** The caller's own id for its request if it is one, else the gateway's. */
    private static String requestId(Map<String, String> headers, String made) {
        return Optional.ofNullable(headers.get("x-request-id"))
                .filter(sent -> REQUEST_ID.matcher(sent).matches())
                .or(() -> Optional.ofNullable(made))
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    private static APIGatewayV2HTTPResponse wrapped(ApiResponse response) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(response.status())
                .withHeaders(response.headers())
                .withBody(response.body())
                .withIsBase64Encoded(false)
                .build();
    }
}
