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

/**
 * The Lambda function behind the schedule. Every minute it looks at the open jobs and sends messages again for the jobs
 * that make no progress.
 */
public final class SweepFunction implements RequestHandler<ScheduledEvent, Void> {
    private final PortsProvider ports;

    /** Creates the function that Lambda runs, over the tables and queues that its environment names. */
    public SweepFunction() {
        this(AwsPorts.connect(FunctionSettings.ofProcess()));
    }

    /** Creates a function over any ports. */
    public SweepFunction(PortsProvider ports) {
        this.ports = ports;
    }

    @Override
    public Void handleRequest(ScheduledEvent event, Context context) {
        QueueInvocation invocation = new QueueInvocation(context, ports.time());
        Sweep.SweepResult swept =
                new Engine(ports.within(invocation.deadline())).sweep().sweep();
        WorkerLog log = WorkerLog.of(context.getLogger());
        swept.failures().forEach(failure -> log.error("sweep", failure, context.getAwsRequestId()));
        log.metrics(context.getFunctionName(), metrics(swept), ports.time().now());
        return null;
    }

    private static Map<String, Integer> metrics(Sweep.SweepResult swept) {
        Map<String, Integer> metrics = new LinkedHashMap<>();
        metrics.put("OpenJobs", swept.open());
        metrics.put("ResentJobs", swept.found().getOrDefault(Sweep.SweepVerdict.RESENT, 0));
        metrics.put("StalledJobs", swept.found().getOrDefault(Sweep.SweepVerdict.STALLED, 0));
        metrics.put("SweepErrors", swept.failures().size());
        return metrics;
    }
}
