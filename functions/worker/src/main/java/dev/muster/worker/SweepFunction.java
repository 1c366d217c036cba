package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.PortsProvider;
import dev.muster.core.flow.batch.Sweep;
import java.util.LinkedHashMap;
import java.util.Map;

/** The function behind the clock: every minute it looks at the open jobs, and rings for those that do not move. */
public final class SweepFunction implements RequestHandler<ScheduledEvent, Void> {
    private final PortsProvider ports;

    /** As Lambda makes it: with the tables and queues its environment names. */
    public SweepFunction() {
        this(AwsPorts.connect(FunctionSettings.ofProcess()));
    }

    /** A function over any ports. */
    public SweepFunction(PortsProvider ports) {
        this.ports = ports;
    }

    @Override
    public Void handleRequest(ScheduledEvent event, Context context) {
        QueueInvocation invocation = new QueueInvocation(context, ports.time());
        Sweep.SweepResult swept =
                new Engine(ports.within(invocation.deadline())).sweep().sweep();
        WorkerLog log = new WorkerLog(context.getLogger());
        swept.failures().forEach(failure -> log.trouble("sweep", failure, context.getAwsRequestId()));
        log.metrics(context.getFunctionName(), metrics(swept), ports.time().now());
        return null;
    }

    private static Map<String, Integer> metrics(Sweep.SweepResult swept) {
        Map<String, Integer> metrics = new LinkedHashMap<>();
        metrics.put("OpenJobs", swept.open());
        metrics.put("RungJobs", swept.found().getOrDefault(Sweep.SweepVerdict.RESENT, 0));
        metrics.put("StalledJobs", swept.found().getOrDefault(Sweep.SweepVerdict.STALLED, 0));
        metrics.put("SweepTroubles", swept.failures().size());
        return metrics;
    }
}
