package dev.muster.api.security;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.sun.management.ThreadMXBean;
import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/** A program for a JVM with a small heap that sends every oversized body to an API of its own. */
final class OversizedBodyProgram {
    private static final int INFLATED_MEGABYTES = 256;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private OversizedBodyProgram() {}

    /**
     * Prints a line per request: the body, the status, the megabytes allocated, the milliseconds, the endpoint, and the
     * start of the response.
     */
    public static void main(String[] none) {
        for (OversizedBody oversized : OversizedBody.values()) {
            for (SentRequest endpoint : oversized.endpoints()) {
                System.out.println(oversized + " " + outcome(oversized, endpoint));
            }
        }
    }

    private static String outcome(OversizedBody oversized, SentRequest endpoint) {
        ApiStack stack = ApiStack.withPorts(DroppedRows::over);
        stack.checksDocument = false;
        APIGatewayV2HTTPEvent event =
                event(oversized, TestCredential.DEMO.sign(endpoint, stack).with("prefer", "respond-async"));
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long begin = System.nanoTime();
        TestResponse response = stack.send(event);
        long megabytes = (THREADS.getCurrentThreadAllocatedBytes() - before) >> 20;
        InternalDetails.assertNone(response, oversized + " at " + endpoint);
        String body = String.valueOf(response.body());
        return response.status() + " " + megabytes + " " + (System.nanoTime() - begin) / 1_000_000 + " " + endpoint
                + " " + body.substring(0, Math.min(300, body.length())).replace('\n', ' ');
    }

    /** Returns the event with the body as text or in base64, as the gateway may send either. */
    private static APIGatewayV2HTTPEvent event(OversizedBody oversized, SentRequest endpoint) {
        if (oversized == OversizedBody.GZIP_ZEROS) {
            return endpoint.with("content-encoding", "gzip").toEvent(Gzip.zeros(INFLATED_MEGABYTES));
        }
        if (oversized == OversizedBody.GZIP_IDS) {
            return endpoint.with("content-encoding", "gzip").toEvent(Gzip.of(oversized.body()));
        }
        if (oversized.name().length() % 2 != 0) {
            return endpoint.toEvent(oversized.body().getBytes(StandardCharsets.UTF_8));
        }
        APIGatewayV2HTTPEvent event = endpoint.toEvent(new byte[0]);
        event.setBody(oversized.body());
        event.setIsBase64Encoded(false);
        return event;
    }
}
