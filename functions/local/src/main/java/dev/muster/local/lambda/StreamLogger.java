package dev.muster.local.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The logger of functions: writes each message to a stream as one line. */
record StreamLogger(PrintStream stream) implements LambdaLogger {

    @Override
    public void log(String message) {
        stream.println(message.stripTrailing());
    }

    @Override
    public void log(byte[] message) {
        log(new String(message, StandardCharsets.UTF_8));
    }
}
