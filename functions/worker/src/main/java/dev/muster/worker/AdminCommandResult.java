package dev.muster.worker;

import dev.muster.core.access.Caller;
import dev.muster.core.access.Secret;
import dev.muster.core.flow.admin.AdminCommand;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON members of the results of an administrator's commands. */
final class AdminCommandResult {
    private static final String OUTCOME = "outcome";
    private static final String DONE = "done";

    private AdminCommandResult() {}

    static Map<String, Object> of(AdminCommand.AdminResult adminResult) {
        return switch (adminResult) {
            case AdminCommand.Done _ -> Map.of(OUTCOME, DONE);
            case AdminCommand.Issued(Secret secret, Caller caller, int calls) -> issued(secret, caller, calls);
            case AdminCommand.Refused(String reason) -> refused(reason);
        };
    }

    static Map<String, Object> refused(String reason) {
        return ordered(OUTCOME, "refused", "reason", reason);
    }

    /** Returns the result of a command that was not carried out, because another command was refused. */
    static Map<String, Object> skipped() {
        return Map.of(OUTCOME, "skipped");
    }

    static boolean isDone(Map<String, Object> result) {
        return DONE.equals(result.get(OUTCOME));
    }

    /** Returns the secret, which no later response repeats, and the hash that revokes the credential. */
    private static Map<String, Object> issued(Secret secret, Caller caller, int calls) {
        return ordered(
                OUTCOME,
                DONE,
                "scheme",
                secret.type().code(),
                "tenant",
                caller.tenant().id(),
                "person",
                caller.person(),
                "calls",
                calls,
                "secret",
                secret.text(),
                "credential",
                secret.credential().hash());
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            members.put((String) namesAndValues[index], namesAndValues[index + 1]);
        }
        return members;
    }
}
