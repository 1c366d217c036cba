package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.admin.AdminCommand;
import dev.muster.core.flow.admin.Administer;
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
        this(AwsPorts.connect(FunctionSettings.ofProcess()));
    }

    /** Over any ports. */
    public AdminFunction(Ports ports) {
        this.administer = ports.administer();
        this.time = ports.time();
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        Instant begin = time.now();
        List<AdminCommandReader.Read> commands = AdminCommandReader.readAll(event);
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
        List<Map<String, Object>> results = commands.stream().allMatch(AdminCommandReader.Read.Valid.class::isInstance)
                ? carryOut(commands, Deadline.in(time, left.isNegative() ? Duration.ZERO : left))
                : refuse(commands);
        long done = results.stream().filter(AdminCommandResult::isDone).count();
        new WorkerLog(context.getLogger())
                .administered(commands.size(), done, Duration.between(begin, time.now()), context.getAwsRequestId());
        return Map.of("results", results);
    }

    private List<Map<String, Object>> carryOut(List<AdminCommandReader.Read> commands, Deadline deadline) {
        List<Map<String, Object>> results = new ArrayList<>();
        boolean goesOn = true;
        for (AdminCommandReader.Read command : commands) {
            if (goesOn && command instanceof AdminCommandReader.Read.Valid(AdminCommand order)) {
                results.add(AdminCommandResult.of(administer.administer(order, deadline)));
                goesOn = AdminCommandResult.isDone(results.getLast());
            } else {
                results.add(AdminCommandResult.skipped());
            }
        }
        return results;
    }

    private static List<Map<String, Object>> refuse(List<AdminCommandReader.Read> commands) {
        return commands.stream()
                .map(command -> switch (command) {
                    case AdminCommandReader.Read.Valid _ -> AdminCommandResult.skipped();
                    case AdminCommandReader.Read.Invalid(List<String> reasons) ->
                        AdminCommandResult.refused(String.join("; ", reasons));
                })
                .toList();
    }
}
