package dev.muster.cli.http;

import dev.muster.cli.CliFailure;
import dev.muster.cli.ExitCode;
import dev.muster.cli.json.JsonValue;
import java.util.stream.Collectors;

/** An error response of the API, read from its problem document (RFC 9457). */
public final class ApiFailure extends CliFailure {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String problem;

    private ApiFailure(int status, String problem, ExitCode code, String message, String advice) {
        super(code, message, advice);
        this.status = status;
        this.problem = problem;
    }

    static ApiFailure of(ApiResponse response, ServerAddress server) {
        JsonValue document = response.json();
        String problem = document.at("code").text();
        return new ApiFailure(
                response.status(),
                problem,
                code(response.status(), problem),
                message(response.status(), document),
                advice(response.status(), problem, page(document.at("type").text(), server)));
    }

    private static ExitCode code(int status, String problem) {
        if (problem.equals("too_many_affected")) {
            return ExitCode.GUARDED;
        }
        return switch (status) {
            case 400, 413, 415, 422, 431 -> ExitCode.USAGE;
            case 401, 403 -> ExitCode.DENIED;
            default -> ExitCode.INCOMPLETE;
        };
    }

    private static String message(int status, JsonValue document) {
        String errors = document.at("errors").elements().stream()
                .skip(1)
                .map(error -> "\n  " + error.at("pointer").text() + ": "
                        + error.at("detail").text())
                .collect(Collectors.joining());
        String detail = document.at("detail").text();
        return detail.isEmpty() ? "the server answered " + status : detail + errors;
    }

    /** Returns the page about this kind of problem, with its cause and its cure. */
    private static String page(String type, ServerAddress server) {
        return type.startsWith("/docs/") ? "See " + server.resolve(type) + "." : "";
    }

    private static String advice(int status, String problem, String page) {
        return switch (status) {
            case 401 -> "Check the key: muster login, or MUSTER_API_KEY.";
            case 403 -> "Ask an admin of the organization, or use the key of somebody who may.";
            case 409 -> problem.equals("too_many_affected") ? "If so many are meant, raise --max-affected." : page;
            case 429 -> "Try again later.";
            case 500, 502, 503, 504 -> "Try again; the same command does nothing twice.";
            default -> page;
        };
    }

    /** Returns the status of the response. */
    public int status() {
        return status;
    }

    /** Returns the stable code of the problem. */
    public String problem() {
        return problem;
    }
}
