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

/** The environment, the reuse and the end of function processes. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client runs on Linux alone")
class IsolatedInvokerTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    /** A handler that executes the command in its event and returns its environment. */
    public static final class CommandHandler implements RequestHandler<String, Map<String, String>> {
        @Override
        public Map<String, String> handleRequest(String command, Context context) {
            switch (command) {
                case "fail" -> throw new IllegalStateException("as requested");
                case "die" -> Runtime.getRuntime().halt(3);
                case "hang" -> hang();
                default -> context.getLogger().log("executing " + command);
            }
            Map<String, String> environment = new TreeMap<>(System.getenv());
            environment.put("process", Long.toString(ProcessHandle.current().pid()));
            environment.put("heap", Long.toString(Runtime.getRuntime().maxMemory()));
            environment.put("left", Integer.toString(context.getRemainingTimeInMillis()));
            environment.put("arn", context.getInvokedFunctionArn());
            return environment;
        }

        private static void hang() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A handler that cannot be initialized. */
    public static final class FailingHandler implements RequestHandler<String, String> {
        public FailingHandler() {
            throw new IllegalStateException("no such table");
        }

        @Override
        public String handleRequest(String event, Context context) {
            return event;
        }
    }

    private IsolatedInvoker invoker(Class<?> handler, Duration timeout) {
        LambdaFunction function = new LambdaFunction(
                "CommandHandler",
                "CommandHandler",
                new LambdaFunction.Handler(handler.getName(), "handleRequest"),
                timeout,
                128,
                Map.of(),
                List.of(),
                List.of(),
                List.of());
        return new IsolatedInvoker(
                function,
                Map.of("DECLARED", "yes", "AWS_LAMBDA_FUNCTION_NAME", "CommandHandler"),
                new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    private static String run(IsolatedInvoker invoker, String command) {
        return new String(
                invoker.invoke(('"' + command + '"').getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    @Test
    void reusesProcessAfterFailureAndIsolatesItsEnvironment() {
        try (IsolatedInvoker invoker = invoker(CommandHandler.class, Duration.ofSeconds(40))) {
            String first = run(invoker, "report");
            ProcessHandle process = invoker.processes().getFirst();
            assertThatThrownBy(() -> run(invoker, "fail"))
                    .isInstanceOf(FunctionError.class)
                    .hasMessageContaining("as requested");
            String second = run(invoker, "report");

            assertThat(first)
                    .contains("\"DECLARED\":\"yes\"")
                    .contains("\"arn\":\"arn:aws:lambda:local:000000000000:function:CommandHandler\"")
                    .contains("\"process\":\"" + process.pid() + '"')
                    .containsPattern("\"left\":\"3[0-9]{4}\"")
                    .doesNotContain("\"PATH\"", "\"HOME\"");
            assertThat(Long.parseLong(first.replaceAll(".*\"heap\":\"([0-9]+)\".*", "$1")))
                    .isLessThanOrEqualTo(96L << 20);
            assertThat(second).contains("\"process\":\"" + process.pid() + '"');
            // The output of a process arrives asynchronously.
            await().until(() -> log.toString(StandardCharsets.UTF_8).contains("executing report"));
        }
    }

    @Test
    void killsProcessAtDeadlineAndStartsAnother() {
        ProcessHandle last;
        try (IsolatedInvoker invoker = invoker(CommandHandler.class, Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> run(invoker, "hang"))
                    .isInstanceOf(FunctionError.class)
                    .hasMessage("CommandHandler timed out after 1 s and was killed: exit code 137");
            assertThat(invoker.processes()).isEmpty();
            assertThatThrownBy(() -> run(invoker, "die"))
                    .isInstanceOf(FunctionError.class)
                    .hasMessage("CommandHandler ended without a response: exit code 3");
            assertThat(run(invoker, "report")).contains("\"DECLARED\"");
            last = invoker.processes().getFirst();
        }
        assertThat(last.isAlive()).isFalse();
    }

    @Test
    void reportsFailedInitialization() {
        try (IsolatedInvoker invoker = invoker(FailingHandler.class, Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> run(invoker, "report"))
                    .isInstanceOf(FunctionError.class)
                    .hasMessageContaining("initialization failed")
                    .hasMessageContaining("no such table");
        }
    }
}
