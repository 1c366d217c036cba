package dev.muster.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.muster.embedded.template.LambdaFunction;
import dev.muster.embedded.template.TemplateException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class InProcessInvokerTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    public static final class GreetingHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
        @Override
        public Map<String, String> handleRequest(Map<String, String> event, Context context) {
            context.getLogger().log("greeting " + event.get("name"));
            return Map.of("greeting", "Hello " + event.get("name"));
        }
    }

    public static final class MessageHandler implements RequestHandler<SQSEvent, List<String>> {
        @Override
        public List<String> handleRequest(SQSEvent event, Context context) {
            return event.getRecords().stream()
                    .map(message -> message.getEventSourceArn() + " " + message.getBody())
                    .toList();
        }
    }

    public static final class CopyingHandler implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            in.transferTo(out);
        }
    }

    public static final class ContextHandler implements RequestHandler<Object, Map<String, Object>> {
        @Override
        public Map<String, Object> handleRequest(Object event, Context context) {
            return Map.of(
                    "name", context.getFunctionName(),
                    "arn", context.getInvokedFunctionArn(),
                    "memory", context.getMemoryLimitInMB(),
                    "inTime", context.getRemainingTimeInMillis() > 0 && context.getRemainingTimeInMillis() <= 3_000,
                    "identified", !context.getAwsRequestId().isEmpty());
        }
    }

    /** Returns its identity after another instance has reached the same point. */
    public static final class MeetingHandler implements RequestHandler<String, String> {
        static final CyclicBarrier TWO = new CyclicBarrier(2);

        @Override
        public String handleRequest(String event, Context context) {
            try {
                TWO.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
            return Integer.toString(System.identityHashCode(this));
        }
    }

    public static final class IdentityHandler implements RequestHandler<String, String> {
        @Override
        public String handleRequest(String event, Context context) {
            return Integer.toString(System.identityHashCode(this));
        }
    }

    /** HangingHandler if the event is true, else returns its identity. */
    public static final class HangingHandler implements RequestHandler<Boolean, Integer> {
        @Override
        public Integer handleRequest(Boolean hang, Context context) {
            if (hang) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }
            return System.identityHashCode(this);
        }
    }

    public static final class ThrowingHandler implements RequestHandler<String, String> {
        @Override
        public String handleRequest(String event, Context context) {
            throw new IllegalStateException("no " + event);
        }
    }

    public static final class UnstartableHandler implements RequestHandler<String, String> {
        public UnstartableHandler() {
            throw new IllegalStateException("a setting is missing");
        }

        @Override
        public String handleRequest(String event, Context context) {
            return event;
        }
    }

    @Test
    void readsAndWritesObjectsLikeTheRuntime() {
        assertThat(invoke(GreetingHandler.class, "{\"name\": \"Maria\"}")).isEqualTo("{\"greeting\":\"Hello Maria\"}");
        assertThat(log.toString(StandardCharsets.UTF_8)).isEqualTo("greeting Maria" + System.lineSeparator());
    }

    @Test
    void readsAwsEventsWithTheirOwnNames() {
        assertThat(invoke(MessageHandler.class, "{\"Records\": [{\"body\": \"b\", \"eventSourceARN\": \"arn\"}]}"))
                .isEqualTo("[\"arn b\"]");
    }

    @Test
    void passesBytesToStreamHandler() {
        assertThat(invoke(CopyingHandler.class, "{ \"as\" : \"sent\" }")).isEqualTo("{ \"as\" : \"sent\" }");
    }

    @Test
    void contextDescribesDeclaredFunction() {
        assertThat(invoke(ContextHandler.class, "{}"))
                .contains("\"name\":\"Test\"")
                .contains("\"arn\":\"arn:aws:lambda:local:000000000000:function:Test\"")
                .contains("\"memory\":512")
                .contains("\"inTime\":true")
                .contains("\"identified\":true");
    }

    @Test
    void usesTwoInstancesForConcurrentInvocations() throws Exception {
        try (InProcessInvoker invoker = invoker(MeetingHandler.class, Duration.ofSeconds(20))) {
            CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> text(invoker, "\"\""));

            assertThat(text(invoker, "\"\"")).isNotEqualTo(other.get());
        }
    }

    @Test
    void reusesInstanceForSequentialInvocations() {
        try (InProcessInvoker invoker = invoker(IdentityHandler.class, Duration.ofSeconds(3))) {
            assertThat(text(invoker, "\"\"")).isEqualTo(text(invoker, "\"\""));
        }
    }

    @Test
    void timeoutEndsInvocationAndInstance() {
        try (InProcessInvoker invoker = invoker(HangingHandler.class, Duration.ofSeconds(1))) {
            String before = text(invoker, "false");

            assertThatThrownBy(() -> text(invoker, "true"))
                    .isInstanceOf(FunctionError.class)
                    .hasMessageContaining("Test timed out after 1 s");
            assertThat(text(invoker, "false")).isNotEqualTo(before);
        }
    }

    @Test
    void reportsAndLogsExceptionOfHandler() {
        assertThatThrownBy(() -> invoke(ThrowingHandler.class, "\"luck\""))
                .isInstanceOf(FunctionError.class)
                .hasMessageContaining("Test failed")
                .hasRootCauseMessage("no luck");
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("no luck");
    }

    @Test
    void reportsHandlerThatCannotStart() {
        assertThatThrownBy(() -> invoke(UnstartableHandler.class, "\"\""))
                .isInstanceOf(FunctionError.class)
                .hasMessageContaining("could not be started")
                .hasRootCauseMessage("a setting is missing");
    }

    @Test
    void rejectsMissingHandlerClassBeforeInvocation() {
        LambdaFunction.Handler handler = new LambdaFunction.Handler("dev.example.Nothing", "handleRequest");

        assertThatThrownBy(() -> InProcessInvoker.of(function(handler, Duration.ofSeconds(1)), System.err))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("Test.Handler")
                .hasMessageContaining("dev.example.Nothing");
    }

    @Test
    void rejectsOtherHandlerMethod() {
        LambdaFunction.Handler handler = new LambdaFunction.Handler(GreetingHandler.class.getName(), "greet");

        assertThatThrownBy(() -> InProcessInvoker.of(function(handler, Duration.ofSeconds(1)), System.err))
                .hasMessage("Test.Handler: must name the method handleRequest");
    }

    private String invoke(Class<?> handler, String event) {
        try (InProcessInvoker invoker = invoker(handler, Duration.ofSeconds(3))) {
            return text(invoker, event);
        }
    }

    private static String text(FunctionInvoker invoker, String event) {
        return new String(invoker.invoke(event.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private InProcessInvoker invoker(Class<?> handler, Duration timeout) {
        LambdaFunction.Handler declared = new LambdaFunction.Handler(handler.getName(), "handleRequest");
        return InProcessInvoker.of(function(declared, timeout), new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    private static LambdaFunction function(LambdaFunction.Handler handler, Duration timeout) {
        return new LambdaFunction("Test", "Test", handler, timeout, 512, Map.of(), List.of(), List.of(), List.of());
    }
}
