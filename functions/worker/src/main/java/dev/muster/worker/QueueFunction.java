package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A Lambda function behind a queue. */
public interface QueueFunction extends RequestStreamHandler {

    /** Handles a batch of messages. The response names the messages that SQS must deliver again. */
    SQSBatchResponse handleRequest(SQSEvent event, Context context);

    @Override
    default void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        QueueEvent.write(handleRequest(QueueEvent.read(event), context), response);
    }
}
