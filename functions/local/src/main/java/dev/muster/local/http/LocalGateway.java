package dev.muster.local.http;

import dev.muster.local.lambda.FunctionError;
import dev.muster.local.lambda.FunctionInvoker;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** The part of API Gateway: routes one request to a function and returns its response. */
record LocalGateway(RouteTable routes, GatewayLimits limits, InstantSource clock, Executor threads) {

    /**
     * Returns the response: 421 for another host, 403 for a page of another origin, 404 when no route matches, 413 when
     * the body is too large, 431 when the request line and the headers are.
     */
    GatewayResponse respond(Request request) throws IOException {
        Optional<byte[]> body = read(Content.Source.asInputStream(request));
        if (body.isEmpty()) {
            return GatewayResponse.TOO_LARGE;
        }
        HttpCall call = HttpCall.of(request, body.get());
        if (call.headBytes() > limits.head()) {
            return GatewayResponse.HEAD_TOO_LARGE;
        }
        return OriginCheck.refusal(call)
                .or(() -> routes.match(call).map(match -> invoke(call, match)))
                .orElse(GatewayResponse.NOT_FOUND);
    }

    /**
     * Reads the body. Returns empty when it is too large, and still reads the rest, because the client would not see
     * the response otherwise.
     */
    private Optional<byte[]> read(InputStream in) throws IOException {
        byte[] body = in.readNBytes(limits.body() + 1);
        if (body.length <= limits.body()) {
            return Optional.of(body);
        }
        in.transferTo(OutputStream.nullOutputStream());
        return Optional.empty();
    }

    private GatewayResponse invoke(HttpCall call, RouteTable.Match match) {
        byte[] event = PayloadEvent.of(
                call, match.route(), match.pathParameters(), UUID.randomUUID().toString(), clock.instant());
        return event.length > limits.payload() ? GatewayResponse.TOO_LARGE : invoke(match.invoker(), event);
    }

    private GatewayResponse invoke(FunctionInvoker invoker, byte[] event) {
        FutureTask<byte[]> response = new FutureTask<>(() -> invoker.invoke(event));
        threads.execute(response);
        try {
            byte[] json = response.get(limits.integration().toMillis(), TimeUnit.MILLISECONDS);
            return json.length > limits.payload() ? GatewayResponse.FAILED : PayloadResponse.of(json);
        } catch (TimeoutException _) {
            return GatewayResponse.UNAVAILABLE;
        } catch (ExecutionException e) {
            return failed(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return GatewayResponse.UNAVAILABLE;
        }
    }

    /**
     * Returns 500 for a failed function, whose invoker has logged the cause. Every other error is a bug of the local
     * host.
     */
    private static GatewayResponse failed(ExecutionException e) {
        if (e.getCause() instanceof FunctionError) {
            return GatewayResponse.FAILED;
        }
        throw new IllegalStateException("An invocation failed because of the local host", e.getCause());
    }
}
