package dev.muster.bench.start;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The smallest function: reads its event and returns a response. Its start time is the floor. */
public final class BareHandler implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        event.transferTo(OutputStream.nullOutputStream());
        response.write("{}".getBytes(StandardCharsets.UTF_8));
    }
}
