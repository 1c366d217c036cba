package dev.muster.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as bytes on a connection, as clients other than Java's send them. */
class WireTest {
    private static SampleFront front;

    @BeforeAll
    static void start() throws IOException {
        front = SampleFront.start();
    }

    @AfterAll
    static void stop() {
        front.close();
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static Socket connect() throws IOException {
        return connect(front.address().getPort());
    }

    private static void write(Socket socket, String... lines) throws IOException {
        socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Reads the head of one response, up to the empty line. */
    private static String head(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertThat(next).as(head.toString()).isNotNegative();
            head.append((char) next);
        }
        return head.toString();
    }

    /** Reads the head and the body of one response. */
    private static String response(Socket socket) throws IOException {
        String head = head(socket);
        String length = head.replaceAll("(?is).*\r\nContent-Length: ([0-9]+)\r\n.*", "$1");
        return head + new String(socket.getInputStream().readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
    }

    private static String send(String... lines) throws IOException {
        try (Socket socket = connect()) {
            write(socket, lines);
            return response(socket);
        }
    }

    /** A 100 must not have a length: .NET on Mono reads a body then. */
    @Test
    void answersExpectContinueBeforeBody() throws IOException {
        try (Socket socket = connect()) {
            write(
                    socket,
                    "POST /response HTTP/1.1",
                    "Host: localhost",
                    "Expect: 100-continue",
                    "Content-Type: text/plain",
                    "Content-Length: 24",
                    "");
            String interim = head(socket);
            assertThat(interim).startsWith("HTTP/1.1 100 ").doesNotContainIgnoringCase("content-length");
            socket.getOutputStream().write("{\"statusCode\":201,\"a\":1}".getBytes(StandardCharsets.UTF_8));
            assertThat(response(socket)).startsWith("HTTP/1.1 201 ");
            write(socket, "GET /pets/dog HTTP/1.1", "Host: localhost", "");
            assertThat(response(socket)).startsWith("HTTP/1.1 200 ").endsWith("literal");
        }
    }

    @Test
    void readsChunkedBodyWithTrailers() throws IOException {
        try (Socket socket = connect()) {
            write(
                    socket,
                    "POST /response HTTP/1.1",
                    "Host: localhost",
                    "Content-Type: text/plain",
                    "Transfer-Encoding: chunked",
                    "Trailer: X-Checksum",
                    "",
                    "6;name=value",
                    "{\"stat",
                    "d",
                    "usCode\": 201}",
                    "0",
                    "X-Checksum: abc",
                    "");
            assertThat(response(socket)).startsWith("HTTP/1.1 201 ");
            write(socket, "GET /pets/dog HTTP/1.1", "Host: localhost", "");
            assertThat(response(socket)).startsWith("HTTP/1.1 200 ").endsWith("literal");
        }
    }

    @Test
    void answersPipelinedRequestsInOrder() throws IOException {
        try (Socket socket = connect()) {
            write(
                    socket,
                    "GET /pets/dog HTTP/1.1",
                    "Host: localhost",
                    "",
                    "GET /pets/cat HTTP/1.1",
                    "Host: localhost",
                    "");
            assertThat(response(socket)).endsWith("literal");
            assertThat(response(socket)).endsWith("variable");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/echo/%zz/b | /echo/%zz/b | %zz",
                "/echo/%FF/b | /echo/%FF/b | %FF",
                "/echo/%/b?filter=%zz&%=1 | /echo/%/b | %",
                "/echo/a%20%C3%A9/b | /echo/a é/b | a é",
                "/echo/../b | /echo/../b | ..",
                "http://localhost/echo/a/b | /echo/a/b | a",
            })
    void passesPathToFunctionAsSent(String target, String path, String first) throws IOException {
        String response = send(
                "POST " + target + " HTTP/1.1",
                "Host: localhost",
                "Content-Type: text/plain",
                "Content-Length: 1",
                "",
                "x");
        assertThat(response).startsWith("HTTP/1.1 200 ").doesNotContain("<html", "dev.muster", "Exception");
        JsonNode event = SampleFront.read(response.substring(response.indexOf("\r\n\r\n") + 4));
        assertThat(event.path("rawPath").asText()).isEqualTo(path);
        assertThat(event.path("pathParameters").path("first").asText()).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /pets/dog HTTP/9.9",
                "GET",
                "GET /pets/dog HTTP/1.1\r\nHost: localhost\r\nContent-Length: x",
                "GET /pets/dog HTTP/1.1\r\nHost: localhost\r\nBad Name: x",
                "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked",
            })
    void answersMalformedRequestsInJson(String request) throws IOException {
        String response = send(request, "Connection: close", "");
        assertThat(response)
                .containsPattern("^HTTP/1.1 (400|505) ")
                .contains("application/json", "{\"message\":\"")
                .doesNotContainIgnoringCase("<html", "jetty", "exception");
    }

    @Test
    void answersHeadWithLengthAndWithoutBody() throws IOException {
        try (Socket socket = connect()) {
            write(socket, "HEAD /pets/cat HTTP/1.1", "Host: localhost", "");
            assertThat(head(socket)).startsWith("HTTP/1.1 200 ").containsIgnoringCase("Content-Length: 4\r\n");
            write(socket, "GET /pets/dog HTTP/1.1", "Host: localhost", "");
            assertThat(response(socket)).startsWith("HTTP/1.1 200 ").endsWith("literal");
        }
    }

    @Test
    void answersWith503UntilStarted() throws IOException {
        PrintStream log = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        try (HttpFront starting = HttpFront.at(0, log);
                Socket socket = connect(starting.address().getPort())) {
            write(socket, "GET /health HTTP/1.1", "Host: localhost", "");
            assertThat(response(socket)).startsWith("HTTP/1.1 503 ").contains("the local host is starting");
            starting.start(Map.of(), GatewayLimits.OF_AWS, InstantSource.system());
            write(socket, "GET /health HTTP/1.1", "Host: localhost", "");
            assertThat(response(socket)).startsWith("HTTP/1.1 404 ");
        }
    }
}
