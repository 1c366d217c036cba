package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.PortsProvider;
import dev.muster.core.flow.admin.AdminCommand;
import dev.muster.core.flow.admin.Administer;
import dev.muster.core.time.Deadline;
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

    private final PortsProvider ports;

    /** As Lambda makes it: with the tables its environment names. */
    public AdminFunction() {
        this(AwsPorts.connect(FunctionSettings.ofProcess()));
    }

    /** A function over any ports. */
    public AdminFunction(PortsProvider ports) {
        this.ports = ports;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        Instant begin = ports.time().now();
        List<AdminCommandReader.Read> commands = AdminCommandReader.readAll(event);
        List<Map<String, Object>> results = commands.stream().allMatch(AdminCommandReader.Read.Valid.class::isInstance)
                ? carryOut(administer(context), commands)
                : refuse(commands);
        long done = results.stream().filter(AdminCommandResult::isDone).count();
        new WorkerLog(context.getLogger())
                .administered(
                        commands.size(),
                        done,
                        Duration.between(begin, ports.time().now()),
                        context.getAwsRequestId());
        return Map.of("results", results);
    }

    private Administer administer(Context context) {
        Duration remaining =
                Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
        Deadline deadline = Deadline.in(ports.time(), remaining.isNegative() ? Duration.ZERO : remaining);
        return new Engine(ports.within(deadline)).administer();
    }

    private static List<Map<String, Object>> carryOut(Administer administer, List<AdminCommandReader.Read> commands) {
        List<Map<String, Object>> results = new ArrayList<>();
        boolean goesOn = true;
        for (AdminCommandReader.Read command : commands) {
            if (goesOn && command instanceof AdminCommandReader.Read.Valid(AdminCommand order)) {
                results.add(AdminCommandResult.of(administer.administer(order)));
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
