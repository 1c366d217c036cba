package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.core.access.CredentialType;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.PortsProvider;
import dev.muster.core.flow.admin.AdminCommand;
import dev.muster.core.flow.admin.Administer;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.TimeReserve;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The Lambda function of the administrator. No route and no queue leads to it: only callers with IAM permission can
 * invoke it. It takes {@code {"commands": [ … ]}}, carries the commands out in order and stops after the first one that
 * is refused. If any command is invalid, it carries out none. The response has one result for each command, in the same
 * order.
 */
public final class AdminFunction implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final PortsProvider ports;
    private final List<CredentialType> credentialTypes;

    /** Creates the function that Lambda runs, over the tables that its environment names. */
    public AdminFunction() {
        this(FunctionSettings.ofProcess());
    }

    private AdminFunction(FunctionSettings settings) {
        this(AwsPorts.connect(settings), CredentialType.parseAll(settings.get("CREDENTIAL_TYPES")));
    }

    /** Creates a function over any ports, which issues credentials of these types. */
    public AdminFunction(PortsProvider ports, List<CredentialType> credentialTypes) {
        this.ports = ports;
        this.credentialTypes = List.copyOf(credentialTypes);
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        Instant start = ports.time().now();
        List<AdminCommandReader.Read> commands = AdminCommandReader.readAll(event, credentialTypes);
        List<Map<String, Object>> results = commands.stream().allMatch(AdminCommandReader.Read.Valid.class::isInstance)
                ? carryOut(administer(context), commands)
                : reject(commands);
        long done = results.stream().filter(AdminCommandResult::isDone).count();
        WorkerLog.of(context.getLogger())
                .administered(
                        commands.size(),
                        done,
                        Duration.between(start, ports.time().now()),
                        context.getAwsRequestId());
        return Map.of("results", results);
    }

    private Administer administer(Context context) {
        Duration remaining =
                Duration.ofMillis(context.getRemainingTimeInMillis()).minus(TimeReserve.ADMIN_INVOCATION);
        Deadline deadline = Deadline.in(ports.time(), remaining.isNegative() ? Duration.ZERO : remaining);
        return new Engine(ports.within(deadline)).administer();
    }

    private static List<Map<String, Object>> carryOut(Administer administer, List<AdminCommandReader.Read> commands) {
        List<Map<String, Object>> results = new ArrayList<>();
        boolean allDone = true;
        for (AdminCommandReader.Read command : commands) {
            if (allDone && command instanceof AdminCommandReader.Read.Valid(AdminCommand valid)) {
                results.add(AdminCommandResult.of(administer.administer(valid)));
                allDone = AdminCommandResult.isDone(results.getLast());
            } else {
                results.add(AdminCommandResult.skipped());
            }
        }
        return results;
    }

    private static List<Map<String, Object>> reject(List<AdminCommandReader.Read> commands) {
        return commands.stream()
                .map(command -> switch (command) {
                    case AdminCommandReader.Read.Valid _ -> AdminCommandResult.skipped();
                    case AdminCommandReader.Read.Invalid(List<String> reasons) ->
                        AdminCommandResult.refused(String.join("; ", reasons));
                })
                .toList();
    }
}
