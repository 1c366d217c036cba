package dev.muster.local.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The allowed dependencies between modules, packages and foreign types. */
class ArchitectureTest {
    private static final JavaClasses MUSTER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.muster");
    private static final Path FUNCTIONS = Path.of("..");
    private static final List<String> MODULES =
            List.of("core", "embedded", "testing", "aws", "pages", "api", "worker", "local", "bench");
    private static final Set<String> VAGUE_NAMES =
            Set.of("util", "utils", "common", "shared", "helper", "helpers", "service", "manager", "impl", "dto");

    @Test
    void coreDependsOnlyOnTheJdk() {
        classes()
                .that()
                .resideInAPackage("dev.muster.core..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.muster.core..", "java..")
                .check(MUSTER);
    }

    @Test
    void modulesDependOnlyOnLowerModules() {
        assertModuleDependsOnlyOn("embedded", "core");
        assertModuleDependsOnlyOn("testing", "core");
        assertModuleDependsOnlyOn("aws", "core");
        assertModuleDependsOnlyOn("api", "core", "aws");
        assertModuleDependsOnlyOn("worker", "core", "aws");
        assertModuleDependsOnlyOn("local", "core", "aws", "api", "worker", "embedded");
    }

    private static void assertModuleDependsOnlyOn(String module, String... others) {
        String[] forbidden = MODULES.stream()
                .filter(other -> !other.equals(module) && !List.of(others).contains(other))
                .map(other -> "dev.muster." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("dev.muster." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .check(MUSTER);
    }

    @Test
    void onlyAwsUsesTheSdk() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.muster.core..", "dev.muster.api..", "dev.muster.worker..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .check(MUSTER);
    }

    @Test
    void onlyApiFunctionUsesGatewayEvents() {
        noClasses()
                .that(resideInAnyPackage("dev.muster.api..", "dev.muster.worker..", "dev.muster.aws..")
                        .and(not(simpleName("ApiFunction").or(simpleName("GatewayEvent")))))
                .should()
                .dependOnClassesThat(simpleNameStartingWith("APIGateway"))
                .check(MUSTER);
    }

    @Test
    void onlyWorkerUsesSqsEvents() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.muster.api..", "dev.muster.aws..")
                .should()
                .dependOnClassesThat(simpleNameStartingWith("SQS"))
                .check(MUSTER);
    }

    @Test
    void dialectsAreIndependent() {
        slices().matching("dev.muster.api.dialect.(*)..")
                .should()
                .notDependOnEachOther()
                .check(MUSTER);
    }

    @Test
    void corePackagesHaveNoCycle() {
        slices().matching("dev.muster.core.(*)..").should().beFreeOfCycles().check(MUSTER);
    }

    @Test
    void everyPackageIsDocumentedAndHasAMeaningfulName() throws IOException {
        for (Path folder : packages()) {
            assertThat(folder.resolve("package-info.java")).exists();
            assertThat(VAGUE_NAMES).doesNotContain(folder.getFileName().toString());
        }
    }

    private static List<Path> packages() throws IOException {
        try (Stream<Path> files = Files.walk(FUNCTIONS)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
        }
    }
}
