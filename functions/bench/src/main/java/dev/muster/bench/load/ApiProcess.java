package dev.muster.bench.load;

import dev.muster.bench.load.BenchClient.ApiCall;
import dev.muster.embedded.backend.EmbeddedBackends;
import dev.muster.embedded.template.LambdaFunction;
import dev.muster.embedded.template.SamTemplate;
import dev.muster.local.environment.EnvironmentVariables;
import dev.muster.local.environment.FunctionEnvironment;
import dev.muster.local.environment.ResourceReferences;
import dev.muster.local.lambda.FunctionError;
import dev.muster.local.runtime.FunctionJvm;
import dev.muster.local.runtime.FunctionProcess;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The function that serves requests, in a process of Lambda's runtime client with a limited heap. */
public final class ApiProcess implements AutoCloseable {
    /** A process whose heap is too small collects garbage without end. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final FunctionProcess process;

    private ApiProcess(FunctionProcess process) {
        this.process = process;
    }

    static ApiProcess start(SamTemplate template, EmbeddedBackends backends, int heap, PrintStream log) {
        LambdaFunction api = template.functions().stream()
                .filter(function -> function.logicalId().equals("ApiFunction"))
                .findFirst()
                .orElseThrow();
        EnvironmentVariables variables =
                EnvironmentVariables.of(api, new ResourceReferences(template, backends::queueUrl));
        Map<String, String> environment = new HashMap<>(FunctionEnvironment.of(api, variables, backends));
        // Every attempt submits jobs, and none of them ends.
        environment.put("MAX_OPEN_JOBS", "1000");
        FunctionJvm jvm = FunctionJvm.ofThisProcess().with(List.of("-Xmx" + heap + "m", "-XX:+ExitOnOutOfMemoryError"));
        return new ApiProcess(FunctionProcess.start(hurried(api), jvm, environment, log));
    }

    private static LambdaFunction hurried(LambdaFunction function) {
        return new LambdaFunction(
                function.logicalId(),
                function.name(),
                function.handler(),
                TIMEOUT,
                function.memory(),
                function.environment(),
                function.routes(),
                function.queues(),
                function.schedules());
    }

    /** Returns whether the function answers the request with the status. */
    public boolean answers(ApiCall call, int status) {
        try {
            return process.invoke(event(call)).contains("\"statusCode\":" + status);
        } catch (FunctionError _) {
            return false;
        }
    }

    private static String event(ApiCall call) {
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.put("Authorization", "Bearer " + call.key());
        headers.put("Host", "api.example.org");
        return new GatewayRequest(call.method(), call.path(), headers, call.body()).event();
    }

    @Override
    public void close() {
        process.close();
    }
}
