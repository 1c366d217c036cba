package dev.muster.api.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.TestResponse;
import java.util.HashMap;
import java.util.Map;

/** The requests of Muster's own API that change a person. */
final class MusterRequests {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private MusterRequests() {}

    static Answer patch(RoleStack roles, ChangedPart part) {
        String body = "{\"changes\":[%s]}".formatted(part.musterChange);
        return Answer.of(
                roles.stack.send("PATCH", "/v1/people/" + roles.target, body, roles.caller.muster()), FORBIDDEN);
    }

    static Answer delete(RoleStack roles) {
        return Answer.of(
                roles.stack.send("DELETE", "/v1/people/" + roles.target, null, roles.caller.muster()), FORBIDDEN);
    }

    static Answer jobByIds(RoleStack roles, ChangedPart part) {
        return jobAnswer(roles, submit(roles, roles.caller, ids(roles), part, ""));
    }

    static Answer jobByFilter(RoleStack roles, ChangedPart part) {
        String select = "{\"filter\":\"id eq \\\"%s\\\"\"}".formatted(roles.target);
        return jobAnswer(roles, submit(roles, roles.caller, select, part, ""));
    }

    /** A dry run of the caller that the caller releases; its outcome is that of the real run. */
    static Answer dryRun(RoleStack roles, ChangedPart part) {
        TestResponse dryRun = submit(roles, roles.caller, ids(roles), part, ",\"dry_run\":true");
        Answer expected = jobAnswer(roles, dryRun);
        if (dryRun.status() == FORBIDDEN) {
            return expected;
        }
        roles.assertChanged(false);
        Answer released = jobAnswer(roles, act(roles, roles.caller, dryRun, "release"));
        assertThat(released).isEqualTo(expected);
        return released;
    }

    /** A held job of the caller that an admin releases. */
    static Answer heldByCaller(RoleStack roles, ChangedPart part) {
        TestResponse held = submit(roles, roles.caller, ids(roles), part, ",\"hold\":true");
        return held.status() == FORBIDDEN
                ? Answer.of(held, FORBIDDEN)
                : jobAnswer(roles, act(roles, roles.admin, held, "release"));
    }

    /** A held job of an admin that the caller releases. */
    static Answer heldByAdmin(RoleStack roles, ChangedPart part) {
        TestResponse held = submit(roles, roles.admin, ids(roles), part, ",\"hold\":true");
        return jobAnswer(roles, act(roles, roles.caller, held, "release"));
    }

    /** A job of an admin that the caller undoes. */
    static Answer undo(RoleStack roles, ChangedPart part) {
        TestResponse job = submit(roles, roles.admin, ids(roles), part, "");
        roles.stack.runWorkers();
        roles.remember();
        return jobAnswer(roles, act(roles, roles.caller, job, "undo"));
    }

    /** A cancelled job of an admin that the caller retries. */
    static Answer retry(RoleStack roles, ChangedPart part) {
        TestResponse job = submit(roles, roles.admin, ids(roles), part, "");
        roles.stack.send("POST", address(job) + "/cancel", null, roles.admin.muster());
        return jobAnswer(roles, act(roles, roles.caller, job, "retry"));
    }

    static Answer file(RoleStack roles, ChangedPart part) {
        String columns = switch (part) {
            case ATTRIBUTES -> "country";
            case ORGANIZATION -> "organizations.3.permission_id,organizations.3.followup_status";
            case EXISTENCE -> throw new AssertionError("a file deletes nobody");
        };
        String cells = part == ChangedPart.ATTRIBUTES ? "Peru" : roles.permission() + ",contacted";
        Map<String, String> headers = new HashMap<>(roles.caller.muster());
        headers.put("content-type", "text/csv");
        return jobAnswer(
                roles,
                roles.stack.send(
                        "POST", "/v1/jobs", "id,%s\n%s,%s\n".formatted(columns, roles.target, cells), headers));
    }

    private static String ids(RoleStack roles) {
        return "{\"ids\":[\"%s\"]}".formatted(roles.target);
    }

    private static TestResponse submit(
            RoleStack roles, Credentials credentials, String select, ChangedPart part, String options) {
        String body = "{\"select\":%s,\"changes\":[%s]%s}".formatted(select, part.musterChange, options);
        return roles.stack.send("POST", "/v1/jobs", body, credentials.muster());
    }

    /** Runs the workers and then a verb on the job. */
    private static TestResponse act(RoleStack roles, Credentials credentials, TestResponse job, String verb) {
        roles.stack.runWorkers();
        return roles.stack.send("POST", address(job) + "/" + verb, null, credentials.muster());
    }

    private static String address(TestResponse job) {
        assertThat(job.status()).as(job.body()).isEqualTo(202);
        return "/v1/jobs/" + job.at("/id");
    }

    private static Answer jobAnswer(RoleStack roles, TestResponse response) {
        Answer answer = Answer.of(response, FORBIDDEN, NOT_FOUND);
        if (answer.isRefused()) {
            return answer;
        }
        roles.stack.runWorkers();
        return Answer.ofJob(roles, address(response));
    }
}
