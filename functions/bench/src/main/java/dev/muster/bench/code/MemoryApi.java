package dev.muster.bench.code;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.api.ApiFunction;
import dev.muster.api.DialectCatalog;
import dev.muster.aws.lambda.SilentLogger;
import dev.muster.bench.load.GatewayRequest;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.PortsProvider;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import dev.muster.embedded.account.LocalAccounts;
import dev.muster.testing.memory.MemoryAccess;
import dev.muster.testing.memory.MemoryJobEvents;
import dev.muster.testing.memory.MemoryJobs;
import dev.muster.testing.memory.MemoryKeys;
import dev.muster.testing.memory.MemoryPeople;
import dev.muster.testing.memory.OnePlanQueue;
import dev.muster.testing.time.VirtualClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** The function that serves requests, over stores in memory that forget each job. */
final class MemoryApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Longer than the time between two calls that the strictest rate limit allows. */
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(250);

    private final VirtualClock time = new VirtualClock();
    private final ApiFunction function;

    MemoryApi() {
        MemoryKeys keys = new MemoryKeys();
        MemoryAccess access = new MemoryAccess(keys);
        MemoryPeople people = new MemoryPeople();
        PortsProvider ports = new PortsProvider() {
            @Override
            public Ports within(Deadline deadline) {
                return new Ports(
                        people,
                        new MemoryJobs(keys),
                        _ -> List.of(),
                        new OnePlanQueue(_ -> List.of()),
                        access,
                        new MemoryJobEvents(),
                        time,
                        new Random(1));
            }

            @Override
            public Time time() {
                return time;
            }
        };
        LocalAccounts.create(ports, DialectCatalog.credentialTypes());
        people.save(
                new Tenant("demo"),
                IntStream.range(0, RequestSamples.PEOPLE)
                        .mapToObj(SamplePerson::created)
                        .toList());
        function = new ApiFunction(ports, "a signing key");
    }

    /** Opens a session of MissionHub for as long as it allows and returns its token. */
    String missionhubSession() {
        GatewayRequest session = new GatewayRequest(
                "POST",
                "/apis/v4/sessions",
                Map.of("Content-Type", "application/json", "Host", "api.example.org"),
                "{\"api_key\":\"local-muster-key\",\"expires_in\":172800}");
        try {
            JsonNode response = JSON.readTree(respond(session.event().getBytes(StandardCharsets.UTF_8)));
            return JSON.readTree(response.path("body").asText()).path("token").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Handles the event and returns the size of the response.
     *
     * @throws IllegalStateException if the request is not accepted
     */
    int accept(byte[] event) throws IOException {
        byte[] response = respond(event);
        String head = new String(response, 0, Math.min(20, response.length), StandardCharsets.UTF_8);
        if (!head.contains("\"statusCode\":20")) {
            throw new IllegalStateException(new String(response, StandardCharsets.UTF_8));
        }
        return response.length;
    }

    private byte[] respond(byte[] event) throws IOException {
        time.pass(BETWEEN_CALLS);
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(event), response, new SilentContext());
        return response.toByteArray();
    }

    /** An invocation with half a minute left. */
    private record SilentContext() implements Context {
        @Override
        public String getAwsRequestId() {
            return "bench";
        }

        @Override
        public String getLogGroupName() {
            return "";
        }

        @Override
        public String getLogStreamName() {
            return "";
        }

        @Override
        public String getFunctionName() {
            return "ApiFunction";
        }

        @Override
        public String getFunctionVersion() {
            return "1";
        }

        @Override
        public String getInvokedFunctionArn() {
            return "";
        }

        @Override
        public CognitoIdentity getIdentity() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ClientContext getClientContext() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getRemainingTimeInMillis() {
            return 29_000;
        }

        @Override
        public int getMemoryLimitInMB() {
            return 1024;
        }

        @Override
        public LambdaLogger getLogger() {
            return new SilentLogger();
        }
    }
}
