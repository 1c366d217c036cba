package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A function behind a queue. */
public interface QueueFunction extends RequestStreamHandler {

    /** Handles a batch of messages; the answer names those that have to come again. */
    SQSBatchResponse handleRequest(SQSEvent event, Context context);

    @Override
    default void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        QueueEvent.write(handleRequest(QueueEvent.read(event), context), answer);
    }
}
