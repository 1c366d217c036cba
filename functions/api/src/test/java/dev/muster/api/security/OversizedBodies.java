package dev.muster.api.security;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.sun.management.ThreadMXBean;
import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/** A program of its own in a small heap: sends itself every body bomb and tells what came of each. */
final class OversizedBodies {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private OversizedBodies() {}

    /** Prints bomb, status, megabytes allocated, milliseconds, door, and how the answer begins; a line each. */
    public static void main(String[] none) {
        for (OversizedBody bomb : OversizedBody.values()) {
            for (SentRequest door : bomb.doors()) {
                System.out.println(bomb + " " + outcome(bomb, door));
            }
        }
    }

    private static String outcome(OversizedBody bomb, SentRequest door) {
        ApiStack walk = ApiStack.local();
        APIGatewayV2HTTPEvent event =
                event(bomb, TestCredential.DEMO.on(door, walk).with("prefer", "respond-async"));
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long begin = System.nanoTime();
        TestResponse answer = walk.send(event);
        long megabytes = (THREADS.getCurrentThreadAllocatedBytes() - before) >> 20;
        InternalDetails.assertNone(answer, bomb + " at " + door);
        String body = String.valueOf(answer.body());
        return answer.status() + " " + megabytes + " " + (System.nanoTime() - begin) / 1_000_000 + " " + door + " "
                + body.substring(0, Math.min(300, body.length())).replace('\n', ' ');
    }

    /** As text or in base 64, as the gateway may send either; this keeps nothing of it. */
    private static APIGatewayV2HTTPEvent event(OversizedBody bomb, SentRequest door) {
        if (bomb.name().length() % 2 != 0) {
            return StrictJsonTest.event(door, bomb.body().getBytes(StandardCharsets.UTF_8));
        }
        APIGatewayV2HTTPEvent event = StrictJsonTest.event(door, new byte[0]);
        event.setBody(bomb.body());
        event.setIsBase64Encoded(false);
        return event;
    }
}
