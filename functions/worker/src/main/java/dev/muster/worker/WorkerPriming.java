package dev.muster.worker;

import dev.muster.aws.queue.BatchMessageCodec;
import dev.muster.aws.queue.SlotMessageCodec;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.PortsProvider;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.person.Person;
import dev.muster.core.time.Deadline;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The rehearsals of the workers before Lambda takes a snapshot (SnapStart). Each handles one message, whose job does
 * not exist, and makes the calls of a worker. They load and compile the classes that a first message needs.
 */
final class WorkerPriming {
    private static final Tenant TENANT = new Tenant("priming");
    private static final String JOB = "priming";
    private static final BatchKey BATCH = new BatchKey(0, 0);
    static final String BATCH_MESSAGE = BatchMessageCodec.encode(new BatchMessage(TENANT, JOB, BATCH));
    static final String SLOT_MESSAGE = SlotMessageCodec.encode(new SlotMessage(TENANT, JOB, BATCH.slot()));
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    private WorkerPriming() {}

    /** Handles the message of a batch, and reads and writes as a worker does. */
    static void apply(ApplyFunction function, PortsProvider provider) {
        handle(function, BATCH_MESSAGE);
        Ports ports = provider.within(Deadline.in(provider.time(), TIME_LIMIT));
        ports.jobs().batches(TENANT, JOB, List.of(BATCH));
        ports.jobs().outcomes(TENANT, JOB, List.of(BATCH));
        ports.people().save(TENANT, List.of(Person.create("1", 1)));
    }

    /** Handles the message of a slot, and reads as a planner does. */
    static void plan(PlanFunction function, PortsProvider provider) {
        handle(function, SLOT_MESSAGE);
        Ports ports = provider.within(Deadline.in(provider.time(), TIME_LIMIT));
        ports.jobs().progress(TENANT, JOB, List.of(BATCH.slot()));
        ports.people().readPage(TENANT, Optional.empty(), BATCH.slot(), "");
    }

    static void planFile(PlanFileFunction function, PortsProvider provider) {
        handle(function, SLOT_MESSAGE);
        Ports ports = provider.within(Deadline.in(provider.time(), TIME_LIMIT));
        ports.jobs().progress(TENANT, JOB, List.of(BATCH.slot()));
        ports.jobs().files().parts(TENANT, JOB);
    }

    /** Handles one message as Lambda delivers it. Returns the response. */
    static String handle(QueueFunction function, String body) {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        try {
            function.handleRequest(
                    new ByteArrayInputStream(event(body).getBytes(StandardCharsets.UTF_8)),
                    response,
                    new PrimingContext());
        } catch (IOException unexpected) {
            throw new UncheckedIOException("cannot read bytes in memory", unexpected);
        }
        return response.toString(StandardCharsets.UTF_8);
    }

    private static String event(String body) {
        return "{\"Records\":[{\"messageId\":\"priming\",\"body\":\"" + body.replace("\"", "\\\"")
                + "\",\"attributes\":{\"ApproximateReceiveCount\":\"1\"}}]}";
    }
}
