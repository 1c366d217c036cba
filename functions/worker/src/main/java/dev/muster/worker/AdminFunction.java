package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.muster.aws.DeployedPorts;
import dev.muster.aws.Settings;
import dev.muster.core.flow.Administer;
import dev.muster.core.flow.Order;
import dev.muster.core.flow.Ports;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The administrator's function: no route and no queue leads to it, so that only who may invoke it by IAM can. Takes
 * {@code {"commands": [ … ]}} and carries them out one by one, up to the first that is refused; nothing is done
 * unless all of them can be read. The answer has one result a command, in their order.
 */
public final class AdminFunction implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    /** What is kept back of the function's time, so that the answer, with the secrets in it, still leaves. */
    private static final Duration RESERVE = Duration.ofSeconds(2);

    private final Administer administer;
    private final Time time;

    /** As Lambda makes it: with the tables its environment names. */
    public AdminFunction() {
        this(DeployedPorts.connect(Settings.ofProcess()));
    }

    /** Over any ports. */
    public AdminFunction(Ports ports) {
        this.administer = ports.administer();
        this.time = ports.time();
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        Instant begin = time.now();
        List<OrderReader.Read> commands = OrderReader.readAll(event);
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
        List<Map<String, Object>> results = commands.stream().allMatch(OrderReader.Read.Good.class::isInstance)
                ? carryOut(commands, Deadline.in(time, left.isNegative() ? Duration.ZERO : left))
                : refuse(commands);
        long done = results.stream().filter(OrderResult::isDone).count();
        new WorkerLog(context.getLogger())
                .administered(commands.size(), done, Duration.between(begin, time.now()), context.getAwsRequestId());
        return Map.of("results", results);
    }

    private List<Map<String, Object>> carryOut(List<OrderReader.Read> commands, Deadline deadline) {
        List<Map<String, Object>> results = new ArrayList<>();
        boolean goesOn = true;
        for (OrderReader.Read command : commands) {
            if (goesOn && command instanceof OrderReader.Read.Good(Order order)) {
                results.add(OrderResult.of(administer.administer(order, deadline)));
                goesOn = OrderResult.isDone(results.getLast());
            } else {
                results.add(OrderResult.skipped());
            }
        }
        return results;
    }

    private static List<Map<String, Object>> refuse(List<OrderReader.Read> commands) {
        return commands.stream()
                .map(command -> switch (command) {
                    case OrderReader.Read.Good good -> OrderResult.skipped();
                    case OrderReader.Read.Wrong(List<String> reasons) ->
                        OrderResult.refused(String.join("; ", reasons));
                })
                .toList();
    }
}
