package dev.muster.worker;

import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.CredentialType;
import dev.muster.core.access.Secret;
import dev.muster.core.access.Team;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.admin.AdminCommand;
import dev.muster.core.person.IdFormat;
import dev.muster.core.person.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the commands of an administrator. Each command is an object, and its {@code command} decides which other
 * members it has:
 *
 * <pre>
 * {"command": "add_organization", "tenant": "acme", "organization": "3"}
 * {"command": "add_team", "tenant": "acme", "team": "7", "name": "North"}
 * {"command": "enroll_person", "tenant": "acme", "person": "1",
 *  "attributes": {"first_name": "Ada"}, "permissions": {"3": "1"}}
 * {"command": "erase_person", "tenant": "acme", "person": "7"}
 * {"command": "issue_credential", "scheme": "muster", "tenant": "acme", "person": "1"}     optional: calls, secret
 * {"command": "revoke_credential", "scheme": "muster", "credential": "…"}
 * </pre>
 */
final class AdminCommandReader {
    /** The stored hash is fast to compute, so a shorter secret could be found by trying all values. */
    private static final int MIN_SECRET_LENGTH = 32;

    /** The first parts of keys that the access table uses itself. */
    private static final Set<String> RESERVED_TENANTS = Set.of("calls", "credential");

    private final CommandFields fields;
    private final List<CredentialType> types;

    private AdminCommandReader(CommandFields fields, List<CredentialType> types) {
        this.fields = fields;
        this.types = types;
    }

    /** The result of reading one command: the command, or the reasons why it is invalid. */
    sealed interface Read {

        record Valid(AdminCommand command) implements Read {}

        record Invalid(List<String> reasons) implements Read {
            public Invalid {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /**
     * Reads the commands of an event, in their order. An event of another form is one invalid command.
     *
     * @param types the types of credentials that can be issued
     */
    static List<Read> readAll(Map<String, Object> event, List<CredentialType> types) {
        return event.get("commands") instanceof List<?> commands && event.size() == 1 && !commands.isEmpty()
                ? commands.stream().map(command -> read(command, types)).toList()
                : List.of(new Read.Invalid(
                        List.of("the event must be {\"commands\": [ … ]}, with at least one command")));
    }

    private static Read read(Object command, List<CredentialType> types) {
        CommandFields fields = new CommandFields(command instanceof Map<?, ?> members ? members : Map.of());
        Optional<AdminCommand> valid = new AdminCommandReader(fields, types).command();
        List<String> problems = fields.problems();
        return valid.isPresent() && problems.isEmpty() ? new Read.Valid(valid.get()) : new Read.Invalid(problems);
    }

    private Optional<AdminCommand> command() {
        return fields.text("command").flatMap(this::command);
    }

    private Optional<AdminCommand> command(String name) {
        return switch (name) {
            case "add_organization" -> addOrganization();
            case "add_team" -> addTeam();
            case "enroll_person" -> enroll();
            case "erase_person" -> erase();
            case "issue_credential" -> issue();
            case "revoke_credential" -> revoke();
            default ->
                fields.reject("command must be add_organization, add_team, enroll_person, erase_person,"
                        + " issue_credential or revoke_credential");
        };
    }

    private Optional<AdminCommand> addOrganization() {
        Optional<Tenant> tenant = tenant();
        Optional<String> organization = fields.text("organization");
        return tenant.flatMap(owner -> organization.map(id -> new AdminCommand.AddOrganization(owner, id)));
    }

    private Optional<AdminCommand> addTeam() {
        Optional<Tenant> tenant = tenant();
        Optional<String> id = fields.text("team");
        Optional<String> name = fields.text("name");
        return tenant.flatMap(owner ->
                id.flatMap(team -> name.map(text -> new AdminCommand.AddTeam(owner, new Team(team, text)))));
    }

    private Optional<AdminCommand> enroll() {
        Optional<Tenant> tenant = tenant();
        Optional<String> person = fields.text("person");
        Map<String, Value> attributes = new HashMap<>();
        fields.texts("attributes").forEach((name, value) -> attributes.put(attribute(name), Value.of(value)));
        Map<String, String> permissions = fields.texts("permissions");
        return tenant.flatMap(owner -> person.map(id -> new AdminCommand.Enroll(owner, id, attributes, permissions)));
    }

    private Optional<AdminCommand> erase() {
        Optional<Tenant> tenant = tenant();
        Optional<String> person = fields.text("person")
                .flatMap(id ->
                        IdFormat.isValid(id) ? Optional.of(id) : fields.reject("person must be " + IdFormat.FORM));
        return tenant.flatMap(owner -> person.map(id -> new AdminCommand.ErasePerson(owner, id)));
    }

    private String attribute(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,63}")) {
            fields.reject("an attribute must be named [a-z][a-z0-9_]{0,63}");
        }
        return name;
    }

    private Optional<AdminCommand> issue() {
        Optional<CredentialType> scheme = scheme();
        Optional<Tenant> tenant = tenant();
        Optional<String> person = fields.text("person");
        OptionalInt calls = fields.positive("calls");
        Optional<Secret> secret = fields.has("secret") ? scheme.flatMap(this::secret) : Optional.empty();
        return tenant.flatMap(owner -> person.flatMap(
                id -> scheme.map(type -> new AdminCommand.Issue(type, new Caller(owner, id), calls, secret))));
    }

    private Optional<Secret> secret(CredentialType scheme) {
        Optional<String> text = fields.text("secret");
        if (text.isPresent() && text.get().length() < MIN_SECRET_LENGTH) {
            return fields.reject("secret must have " + MIN_SECRET_LENGTH
                    + " characters or more; leave it out to have one generated");
        }
        return text.map(value -> new Secret(scheme, value));
    }

    private Optional<AdminCommand> revoke() {
        Optional<CredentialType> scheme = scheme();
        Optional<String> hash = fields.text("credential");
        return scheme.flatMap(type -> hash.map(sha256 -> new AdminCommand.Revoke(new Credential(type.code(), sha256))));
    }

    private Optional<Tenant> tenant() {
        return fields.text("tenant")
                .flatMap(id -> id.matches("[a-z0-9_-]{1,64}") && !RESERVED_TENANTS.contains(id)
                        ? Optional.of(new Tenant(id))
                        : fields.reject("tenant must have 1 to 64 characters out of a-z, 0-9, - and _,"
                                + " and must not be calls or credential"));
    }

    private Optional<CredentialType> scheme() {
        return fields.text("scheme").flatMap(this::scheme);
    }

    private Optional<CredentialType> scheme(String code) {
        Optional<CredentialType> type =
                types.stream().filter(known -> known.code().equals(code)).findFirst();
        return type.isPresent()
                ? type
                : fields.reject("scheme must be one of "
                        + types.stream().map(CredentialType::code).collect(Collectors.joining(", ")));
    }
}
