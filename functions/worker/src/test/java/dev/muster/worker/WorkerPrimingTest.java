package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.aws.PrimingPorts;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.PortsProvider;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rehearsals of the workers run through their handlers, over the SDK and no store. */
class WorkerPrimingTest {
    private final AwsPorts ports = PrimingPorts.ports(new FunctionSettings(name ->
            Optional.of(name.endsWith("URL") ? "https://" + name : name.startsWith("MAX") ? "20" : "eu-central-1")));
    private final List<Deadline> invocations = new ArrayList<>();

    /** The ports of the rehearsal, and the deadlines that the handler under test asks them for. */
    private final PortsProvider observed = new PortsProvider() {
        @Override
        public Time time() {
            return ports.time();
        }

        @Override
        public Ports within(Deadline deadline) {
            invocations.add(deadline);
            return ports.within(deadline);
        }
    };

    @Test
    void appliesOneBatch() {
        WorkerPriming.apply(new ApplyFunction(observed), ports);

        assertThat(invocations).hasSize(1);
    }

    @Test
    void plansOneSlot() {
        WorkerPriming.plan(new PlanFunction(observed), ports);

        assertThat(invocations).hasSize(1);
    }

    /** A handed-back message would mean that the rehearsal ended early. */
    @Test
    void rehearsedMessagesAreDone() {
        assertThat(WorkerPriming.handle(new ApplyFunction(ports), WorkerPriming.BATCH_MESSAGE))
                .isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(WorkerPriming.handle(new PlanFunction(ports), WorkerPriming.SLOT_MESSAGE))
                .isEqualTo("{\"batchItemFailures\":[]}");
    }
}
