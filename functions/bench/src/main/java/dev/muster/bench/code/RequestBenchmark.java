package dev.muster.bench.code;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.muster.bench.load.GatewayRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A request for 100 people in each dialect: decoded, admitted and accepted over stores in memory. */
@State(Scope.Benchmark)
public class RequestBenchmark {
    private final RequestSamples samples = new RequestSamples();
    private final MemoryApi api = new MemoryApi();
    private final JsonFactory json = new JsonFactory();
    private final byte[] muster = event(samples.muster());
    private final byte[] file = event(samples.file());
    private final byte[] missionhub = event(samples.missionhub(api.missionhubSession()));
    private final byte[] huddle = event(samples.huddle());
    private final byte[] leadsquared = event(samples.leadsquared());
    private final byte[] usercom = event(samples.usercom());

    private static byte[] event(GatewayRequest request) {
        return request.event().getBytes(StandardCharsets.UTF_8);
    }

    /** The floor: one bare pass over the tokens of the event. */
    @Benchmark
    public int floorOfRequests() throws IOException {
        int tokens = 0;
        try (JsonParser parser = json.createParser(muster)) {
            while (parser.nextToken() != null) {
                tokens += parser.getTextLength();
            }
        }
        return tokens;
    }

    @Benchmark
    public int requestOfMuster() throws IOException {
        return api.accept(muster);
    }

    @Benchmark
    public int requestOfMusterWithRows() throws IOException {
        return api.accept(file);
    }

    @Benchmark
    public int requestOfMissionhub() throws IOException {
        return api.accept(missionhub);
    }

    @Benchmark
    public int requestOfHuddle() throws IOException {
        return api.accept(huddle);
    }

    @Benchmark
    public int requestOfLeadsquared() throws IOException {
        return api.accept(leadsquared);
    }

    @Benchmark
    public int requestOfUsercom() throws IOException {
        return api.accept(usercom);
    }
}
