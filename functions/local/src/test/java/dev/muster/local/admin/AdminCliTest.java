package dev.muster.local.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.core.access.Credential;
import dev.muster.core.flow.PortsProvider;
import dev.muster.core.time.Deadline;
import dev.muster.embedded.template.LambdaFunction;
import dev.muster.local.HostOptions;
import dev.muster.local.LocalHost;
import dev.muster.local.lambda.InProcessInvoker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs AdminCli against the declared AdminFunction, over the wire protocol of Lambda's Invoke. */
class AdminCliTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final String INVOKE = "/2015-03-31/functions/the-admin-function/invocations";

    private static LocalHost host;
    private static InProcessInvoker function;
    private static HttpServer lambda;

    @TempDir
    private Path folder;

    private record CliResult(int code, String out, String err) {}

    @BeforeAll
    static void start() throws IOException {
        PrintStream log = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        host = LocalHost.start(HostOptions.of(ROOT.resolve("template.yaml"), 0).loggingTo(log));
        LambdaFunction declared = host.template().functions().stream()
                .filter(one -> one.logicalId().equals("AdminFunction"))
                .findFirst()
                .orElseThrow();
        assertThat(declared.routes()).isEmpty();
        function = InProcessInvoker.of(declared, log);
        lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        lambda.createContext(INVOKE, AdminCliTest::invoke);
        lambda.start();
    }

    @AfterAll
    static void stop() {
        lambda.stop(0);
        function.close();
        host.close();
    }

    private static void invoke(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] response = function.invoke(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, response.length);
            exchange.getResponseBody().write(response);
        }
    }

    @Test
    void createsTenantWithWorkingKey() throws JsonProcessingException {
        CliResult result = run(ROOT.resolve("events/admin/new-tenant.json"));

        assertThat(result.code()).as(result.err()).isZero();
        String secret = new ObjectMapper()
                .readTree(result.out())
                .at("/results/4/secret")
                .asText();
        PortsProvider ports = AwsPorts.connect(FunctionSettings.ofProcess());
        assertThat(ports.within(Deadline.in(ports.time(), Duration.ofSeconds(20)))
                        .access()
                        .findGrant(Credential.of("muster", secret))
                        .orElseThrow()
                        .caller()
                        .tenant()
                        .id())
                .isEqualTo("acme");
    }

    @Test
    void exitsWithOneWhenACommandIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("commands.json"), "{\"commands\":[{\"command\":\"fly\"}]}");

        CliResult result = run(file);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("refused").contains("add_organization");
    }

    @Test
    void explainsInvalidCommandLine() throws IOException {
        Path file = Files.writeString(folder.resolve("commands.json"), "{");

        assertThat(run(file).code()).isEqualTo(2);
        assertThat(run(file).err()).contains("is not JSON");
        assertThat(run(folder.resolve("nothing.json")).err()).contains("cannot be read");
    }

    private static CliResult run(Path commands) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new CommandLine(new AdminCli())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(
                        "--function",
                        "the-admin-function",
                        "--endpoint-url",
                        "http://127.0.0.1:" + lambda.getAddress().getPort(),
                        commands.toString());
        return new CliResult(code, out.toString(), err.toString());
    }
}
