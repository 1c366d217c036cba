package dev.muster.worker;

import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.CredentialType;
import dev.muster.core.access.Secret;
import dev.muster.core.access.Team;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.admin.AdminCommand;
import dev.muster.core.person.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the commands of an administrator, each an object whose {@code command} says what the other members mean:
 *
 * <pre>
 * {"command": "add_organization", "tenant": "acme", "organization": "3"}
 * {"command": "add_team", "tenant": "acme", "team": "7", "name": "North"}
 * {"command": "enroll_person", "tenant": "acme", "person": "1",
 *  "attributes": {"first_name": "Ada"}, "permissions": {"3": "1"}}
 * {"command": "issue_credential", "scheme": "muster", "tenant": "acme", "person": "1"}     and calls, secret
 * {"command": "revoke_credential", "scheme": "muster", "credential": "…"}
 * </pre>
 */
final class AdminCommandReader {
    /** A secret somebody chose himself must not be one that can be tried out: only its fast hash hides it. */
    private static final int SHORTEST_SECRET = 32;

    private final CommandFields fields;

    private AdminCommandReader(CommandFields fields) {
        this.fields = fields;
    }

    /** A command, if that is what it is. */
    sealed interface Read {

        record Valid(AdminCommand order) implements Read {}

        record Invalid(List<String> reasons) implements Read {
            public Invalid {
                reasons = List.copyOf(reasons);
            }
        }
    }

    static List<Read> readAll(Map<String, Object> event) {
        return event.get("commands") instanceof List<?> commands && event.size() == 1 && !commands.isEmpty()
                ? commands.stream().map(AdminCommandReader::read).toList()
                : List.of(new Read.Invalid(
                        List.of("the event must be {\"commands\": [ … ]}, with one command at least")));
    }

    private static Read read(Object command) {
        CommandFields fields = new CommandFields(command instanceof Map<?, ?> members ? members : Map.of());
        Optional<AdminCommand> order = new AdminCommandReader(fields).order();
        List<String> wrong = fields.wrong();
        return order.isPresent() && wrong.isEmpty() ? new Read.Valid(order.get()) : new Read.Invalid(wrong);
    }

    private Optional<AdminCommand> order() {
        return fields.text("command").flatMap(this::order);
    }

    private Optional<AdminCommand> order(String command) {
        return switch (command) {
            case "add_organization" -> addOrganization();
            case "add_team" -> addTeam();
            case "enroll_person" -> enroll();
            case "issue_credential" -> issue();
            case "revoke_credential" -> revoke();
            default ->
                fields.refuse("command must be add_organization, add_team, enroll_person, issue_credential or"
                        + " revoke_credential");
        };
    }

    private Optional<AdminCommand> addOrganization() {
        Optional<Tenant> tenant = tenant();
        Optional<String> organization = fields.text("organization");
        return tenant.flatMap(whose -> organization.map(id -> new AdminCommand.AddOrganization(whose, id)));
    }

    private Optional<AdminCommand> addTeam() {
        Optional<Tenant> tenant = tenant();
        Optional<String> id = fields.text("team");
        Optional<String> name = fields.text("name");
        return tenant.flatMap(whose ->
                id.flatMap(team -> name.map(called -> new AdminCommand.AddTeam(whose, new Team(team, called)))));
    }

    private Optional<AdminCommand> enroll() {
        Optional<Tenant> tenant = tenant();
        Optional<String> person = fields.text("person");
        Map<String, Value> attributes = new HashMap<>();
        fields.texts("attributes").forEach((name, value) -> attributes.put(attribute(name), Value.of(value)));
        Map<String, String> permissions = fields.texts("permissions");
        return tenant.flatMap(whose -> person.map(id -> new AdminCommand.Enroll(whose, id, attributes, permissions)));
    }

    private String attribute(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,63}")) {
            fields.refuse("an attribute must be named [a-z][a-z0-9_]{0,63}");
        }
        return name;
    }

    private Optional<AdminCommand> issue() {
        Optional<CredentialType> scheme = scheme();
        Optional<Tenant> tenant = tenant();
        Optional<String> person = fields.text("person");
        OptionalInt calls = fields.whole("calls");
        Optional<Secret> secret = fields.has("secret") ? scheme.flatMap(this::secret) : Optional.empty();
        return tenant.flatMap(whose -> person.flatMap(
                id -> scheme.map(way -> new AdminCommand.Issue(way, new Caller(whose, id), calls, secret))));
    }

    private Optional<Secret> secret(CredentialType scheme) {
        Optional<String> text = fields.text("secret");
        if (text.isPresent() && text.get().length() < SHORTEST_SECRET) {
            return fields.refuse(
                    "secret must have " + SHORTEST_SECRET + " characters at least; without one, it is made");
        }
        return text.map(given -> new Secret(scheme, given));
    }

    private Optional<AdminCommand> revoke() {
        Optional<CredentialType> scheme = scheme();
        Optional<String> hash = fields.text("credential");
        return scheme.flatMap(way -> hash.map(sha256 -> new AdminCommand.Revoke(new Credential(way, sha256))));
    }

    private Optional<Tenant> tenant() {
        return fields.text("tenant")
                .flatMap(id -> id.matches("[a-z0-9_-]{1,64}")
                        ? Optional.of(new Tenant(id))
                        : fields.refuse("tenant must be 1 to 64 of a-z, 0-9, - or _"));
    }

    private Optional<CredentialType> scheme() {
        return fields.text("scheme")
                .flatMap(word ->
                        List.of("muster", "huddle", "leadsquared", "usercom").contains(word)
                                ? Optional.of(CredentialType.of(word))
                                : fields.refuse("scheme must be muster, huddle, leadsquared or usercom"));
    }
}
