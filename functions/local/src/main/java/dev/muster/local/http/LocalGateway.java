package dev.muster.local.http;

import com.sun.net.httpserver.HttpExchange;
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

/** What API Gateway does with one request. */
record LocalGateway(RouteTable routes, GatewayLimits limits, InstantSource clock, Executor threads) {

    /** Answers the request, whatever it is. */
    GatewayResponse answer(HttpExchange exchange) throws IOException {
        Optional<byte[]> body = read(exchange.getRequestBody());
        if (body.isEmpty()) {
            return GatewayResponse.TOO_LARGE;
        }
        HttpCall call = HttpCall.of(exchange, body.get());
        return routes.match(call).map(match -> invoke(call, match)).orElse(GatewayResponse.NOT_FOUND);
    }

    /** The body; none if it is too large, and then it is read to its end, or the client would not see the answer. */
    private Optional<byte[]> read(InputStream in) throws IOException {
        byte[] body = in.readNBytes(limits.body() + 1);
        if (body.length <= limits.body()) {
            return Optional.of(body);
        }
        in.transferTo(OutputStream.nullOutputStream());
        return Optional.empty();
    }

    private GatewayResponse invoke(HttpCall call, RouteTable.Match match) {
        byte[] event = PayloadEvent.of(call, match, UUID.randomUUID().toString(), clock.instant());
        return event.length > limits.payload() ? GatewayResponse.TOO_LARGE : invoke(match.invoker(), event);
    }

    private GatewayResponse invoke(FunctionInvoker invoker, byte[] event) {
        FutureTask<byte[]> answer = new FutureTask<>(() -> invoker.invoke(event));
        threads.execute(answer);
        try {
            byte[] json = answer.get(limits.integration().toMillis(), TimeUnit.MILLISECONDS);
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

    /** The invoker has logged the cause; anything but a failed function is a fault of this host. */
    private static GatewayResponse failed(ExecutionException e) {
        if (e.getCause() instanceof FunctionError) {
            return GatewayResponse.FAILED;
        }
        throw new IllegalStateException("An invocation failed for a reason of the local host", e.getCause());
    }
}
