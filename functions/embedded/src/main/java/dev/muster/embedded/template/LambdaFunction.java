package dev.muster.embedded.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Lambda function with everything that invokes it.
 *
 * @param memory in MB
 * @param environment variables by name; a value may still refer to resources
 */
public record LambdaFunction(
        String logicalId,
        String name,
        Handler handler,
        Duration timeout,
        int memory,
        Map<String, TemplateValue> environment,
        List<RouteResource> routes,
        List<QueueSource> queues,
        List<Schedule> schedules) {

    public LambdaFunction {
        environment = Map.copyOf(environment);
        routes = List.copyOf(routes);
        queues = List.copyOf(queues);
        schedules = List.copyOf(schedules);
    }

    /** The class and the method that Lambda calls. */
    public record Handler(String type, String method) {}

    /**
     * An event source mapping.
     *
     * @param queue the name of the queue
     * @param window the time to wait for further messages of a batch
     * @param reportsItemFailures whether the response names the messages that failed
     */
    public record QueueSource(
            String queue, int batchSize, Duration window, boolean reportsItemFailures, int maximumConcurrency) {

        /** Returns this event source with another concurrency. */
        public QueueSource withMaximumConcurrency(int maximum) {
            return new QueueSource(queue, batchSize, window, reportsItemFailures, maximum);
        }
    }

    /**
     * A schedule that invokes the function at a rate.
     *
     * @param input the event of each invocation; empty for the event of EventBridge itself
     */
    public record Schedule(String name, Duration rate, Optional<String> input) {

        /** Creates a schedule that sends the event of EventBridge. */
        public Schedule(String name, Duration rate) {
            this(name, rate, Optional.empty());
        }
    }
}
