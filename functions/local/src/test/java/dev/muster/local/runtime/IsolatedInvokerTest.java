package dev.muster.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.muster.embedded.template.LambdaFunction;
import dev.muster.local.lambda.FunctionError;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a process of the runtime client is told, and what becomes of it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client runs on Linux alone")
class IsolatedInvokerTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    /** Does as it is told, and tells what it sees around it. */
    public static final class Obedient implements RequestHandler<String, Map<String, String>> {
        @Override
        public Map<String, String> handleRequest(String order, Context context) {
            switch (order) {
                case "fail" -> throw new IllegalStateException("as ordered");
                case "die" -> Runtime.getRuntime().halt(3);
                case "hang" -> hang();
                default -> context.getLogger().log("asked to " + order);
            }
            Map<String, String> seen = new TreeMap<>(System.getenv());
            seen.put("process", Long.toString(ProcessHandle.current().pid()));
            seen.put("heap", Long.toString(Runtime.getRuntime().maxMemory()));
            seen.put("left", Integer.toString(context.getRemainingTimeInMillis()));
            seen.put("arn", context.getInvokedFunctionArn());
            return seen;
        }

        private static void hang() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Cannot be made. */
    public static final class Unmade implements RequestHandler<String, String> {
        public Unmade() {
            throw new IllegalStateException("no such table");
        }

        @Override
        public String handleRequest(String event, Context context) {
            return event;
        }
    }

    private IsolatedInvoker invoker(Class<?> handler, Duration timeout) {
        LambdaFunction function = new LambdaFunction(
                "Obedient",
                "Obedient",
                new LambdaFunction.Handler(handler.getName(), "handleRequest"),
                timeout,
                128,
                Map.of(),
                List.of(),
                List.of(),
                List.of());
        return new IsolatedInvoker(
                function,
                Map.of("DECLARED", "yes", "AWS_LAMBDA_FUNCTION_NAME", "Obedient"),
                new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    private static String order(IsolatedInvoker invoker, String order) {
        return new String(invoker.invoke(('"' + order + '"').getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    @Test
    void aProcessServesManyOutlivesAFailureAndSeesItsOwnEnvironmentAlone() {
        try (IsolatedInvoker invoker = invoker(Obedient.class, Duration.ofSeconds(40))) {
            String first = order(invoker, "look");
            ProcessHandle process = invoker.processes().getFirst();
            assertThatThrownBy(() -> order(invoker, "fail"))
                    .isInstanceOf(FunctionError.class)
                    .hasMessageContaining("as ordered");
            String second = order(invoker, "look");

            assertThat(first)
                    .contains("\"DECLARED\":\"yes\"")
                    .contains("\"arn\":\"arn:aws:lambda:local:000000000000:function:Obedient\"")
                    .contains("\"process\":\"" + process.pid() + '"')
                    .containsPattern("\"left\":\"3[0-9]{4}\"")
                    .doesNotContain("\"PATH\"", "\"HOME\"");
            assertThat(Long.parseLong(first.replaceAll(".*\"heap\":\"([0-9]+)\".*", "$1")))
                    .isLessThanOrEqualTo(96L << 20);
            assertThat(second).contains("\"process\":\"" + process.pid() + '"');
            // What a process writes comes by a pipe of its own, at its own pace.
            await().until(() -> log.toString(StandardCharsets.UTF_8).contains("asked to look"));
        }
    }

    @Test
    void aProcessIsKilledAtItsDeadlineAndTheNextEventHasANewOne() {
        ProcessHandle last;
        try (IsolatedInvoker invoker = invoker(Obedient.class, Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> order(invoker, "hang"))
                    .isInstanceOf(FunctionError.class)
                    .hasMessage("Obedient timed out after 1 s and was killed: exit code 137");
            assertThat(invoker.processes()).isEmpty();
            assertThatThrownBy(() -> order(invoker, "die"))
                    .isInstanceOf(FunctionError.class)
                    .hasMessage("Obedient ended without an answer: exit code 3");
            assertThat(order(invoker, "look")).contains("\"DECLARED\"");
            last = invoker.processes().getFirst();
        }
        assertThat(last.isAlive()).isFalse();
    }

    @Test
    void aFunctionThatCannotBeMadeSaysWhy() {
        try (IsolatedInvoker invoker = invoker(Unmade.class, Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> order(invoker, "look"))
                    .isInstanceOf(FunctionError.class)
                    .hasMessageContaining("could not be made")
                    .hasMessageContaining("no such table");
        }
    }
}
