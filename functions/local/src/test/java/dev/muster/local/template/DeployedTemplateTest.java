package dev.muster.local.template;

import static dev.muster.local.template.DeployedTemplate.ROOT;
import static dev.muster.local.template.DeployedTemplate.TEMPLATE;
import static dev.muster.local.template.DeployedTemplate.TEXT;
import static dev.muster.local.template.DeployedTemplate.resourceText;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.DialectCatalog;
import dev.muster.core.access.CredentialType;
import dev.muster.embedded.template.LambdaFunction;
import dev.muster.embedded.template.RouteResource;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Properties of the template that a change must not lose by accident: functions, permissions, settings and tables. */
class DeployedTemplateTest {
    @Test
    void everyFunctionHasAnInvoker() {
        assertThat(TEMPLATE.functions())
                .isNotEmpty()
                // Only principals with the IAM permission invoke AdminFunction.
                .filteredOn(function -> !function.logicalId().equals("AdminFunction"))
                .allMatch(function -> !function.routes().isEmpty()
                        || !function.queues().isEmpty()
                        || !function.schedules().isEmpty());
    }

    @Test
    void noEventInvokesAdminFunction() {
        assertThat(TEMPLATE.functions())
                .filteredOn(function -> function.handler().type().equals("dev.muster.worker.AdminFunction"))
                .singleElement()
                .satisfies(function -> {
                    assertThat(function.routes()).isEmpty();
                    assertThat(function.queues()).isEmpty();
                    assertThat(function.schedules()).isEmpty();
                });
    }

    @Test
    void leavesRoutingToTheFunction() {
        assertThat(TEMPLATE.functions()).flatExtracting(LambdaFunction::routes).containsExactly(RouteResource.DEFAULT);
    }

    @Test
    void permissionsContainNoWildcard() {
        assertThat(TEXT.lines())
                .filteredOn(line -> line.strip().startsWith("Action:")
                        || line.strip().startsWith("Resource:")
                        || line.strip().startsWith("- !"))
                .isNotEmpty()
                .noneMatch(line -> line.contains("*"));
    }

    /** The declared environment variables are exactly those that the sources read. */
    @Test
    void declaresExactlyTheSettingsThatAreRead() throws IOException {
        Set<String> ofAll = settingsReadIn("aws");
        // Of the modules' own settings, those of api are read by ApiFunction, those of worker by AdminFunction.
        Map<String, Set<String>> own =
                Map.of("ApiFunction", settingsReadIn("api"), "AdminFunction", settingsReadIn("worker"));

        assertThat(ofAll).isNotEmpty();
        assertThat(TEMPLATE.functions()).allSatisfy(function -> {
            Set<String> read = new HashSet<>(ofAll);
            read.addAll(own.getOrDefault(function.logicalId(), Set.of()));
            assertThat(function.environment().keySet()).as(function.logicalId()).isEqualTo(read);
        });
    }

    private static Set<String> settingsReadIn(String module) throws IOException {
        Pattern reads = Pattern.compile("settings\\.(?:get|number)\\(\\s*\"([A-Z_]+)\"");
        Set<String> names = new HashSet<>();
        try (Stream<Path> files =
                Files.walk(ROOT.resolve("functions").resolve(module).resolve("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                reads.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
            }
        }
        // Lambda itself sets these variables.
        names.removeIf(name -> name.startsWith("AWS_"));
        return names;
    }

    @Test
    void everyHandlerExists() {
        assertThat(TEMPLATE.functions()).allSatisfy(function -> {
            Class<?> handler =
                    Class.forName(function.handler().type(), false, getClass().getClassLoader());
            assertThat(handler.getMethods())
                    .extracting(Method::getName)
                    .contains(function.handler().method());
            assertThat(handler.getConstructor()).isNotNull();
        });
    }

    @Test
    void productionTablesSurviveTheStack() {
        assertThat(TEMPLATE.tables())
                .allSatisfy(table -> assertThat(resourceText(table.name()))
                        .contains(
                                "DeletionPolicy: !If [IsDevelopment, Delete, Retain]",
                                "DeletionProtectionEnabled: !If [IsDevelopment, false, true]",
                                "PointInTimeRecoveryEnabled: !If [IsDevelopment, false, true]"));
    }

    @Test
    void functionsWithWaitingCallersStartFromSnapshot() {
        assertThat(TEMPLATE.functions())
                .filteredOn(function ->
                        resourceText(function.logicalId()).contains("SnapStart: { ApplyOn: PublishedVersions }"))
                .extracting(LambdaFunction::logicalId)
                .containsExactly("ApiFunction", "ApplyFunction", "PlanFunction", "PlanFileFunction");
        assertThat(TEXT).contains("AutoPublishAlias: live", "AutoPublishAliasAllProperties: true");
    }

    /** Lambda deletes the snapshot of a version that is not invoked for 14 days. */
    @Test
    void everySnapshotIsUsedDaily() {
        assertThat(TEMPLATE.functions())
                .filteredOn(function -> resourceText(function.logicalId()).contains("SnapStart:"))
                .allSatisfy(function -> assertThat(function.schedules())
                        .filteredOn(schedule -> schedule.input().isPresent())
                        .extracting(LambdaFunction.Schedule::rate)
                        .containsExactly(Duration.ofDays(1)));
    }

    /** A limit that the template leaves out stays in force when the parameter takes it back. */
    @Test
    void peopleTableAlwaysHasAThroughputLimit() {
        assertThat(resourceText("PeopleTable"))
                .contains("{ MaxReadRequestUnits: !Ref MaxReadUnits, MaxWriteRequestUnits: !Ref MaxWriteUnits }");
    }

    @Test
    void onlyTheAdministratorMayWriteCredentials() {
        assertThat(TEMPLATE.policies())
                .allSatisfy((function, statements) -> assertThat(statements.stream()
                                .anyMatch(statement -> !statement.allowing()
                                        && statement.leadingKeys().equals(List.of("credential#*"))))
                        .as(function)
                        .isEqualTo(!function.equals("AdminFunction")));
    }

    @Test
    void everyPartitionKeyHasADeclaredType() {
        assertThat(TEMPLATE.tables())
                .isNotEmpty()
                .allMatch(table -> table.attributes().containsKey(table.key().partition()));
    }

    @Test
    void administratorIssuesTheCredentialsOfAllDialects() {
        String setting = DialectCatalog.credentialTypes().stream()
                .map(CredentialType::text)
                .collect(Collectors.joining(" "));
        assertThat(resourceText("AdminFunction"))
                .as("CREDENTIAL_TYPES lists the types in the order of DialectCatalog")
                .contains("CREDENTIAL_TYPES: " + setting + "\n");
    }
}
