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

/** The walls between the rooms: who may know whom, and where foreign types end. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.muster");
    private static final Path FUNCTIONS = Path.of("..");
    private static final List<String> MODULES =
            List.of("core", "embedded", "testing", "aws", "api", "worker", "local", "bench");
    private static final Set<String> NAMELESS =
            Set.of("util", "utils", "common", "shared", "helper", "helpers", "service", "manager", "impl", "dto");

    @Test
    void coreKnowsOnlyTheJdk() {
        classes()
                .that()
                .resideInAPackage("dev.muster.core..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.muster.core..", "java..")
                .check(HOUSE);
    }

    @Test
    void arrowsBetweenModulesPointDown() {
        assertModuleKnowsOnly("embedded", "core");
        assertModuleKnowsOnly("testing", "core");
        assertModuleKnowsOnly("aws", "core");
        assertModuleKnowsOnly("api", "core", "aws");
        assertModuleKnowsOnly("worker", "core", "aws");
        assertModuleKnowsOnly("local", "core", "aws", "api", "worker", "embedded");
    }

    private static void assertModuleKnowsOnly(String module, String... others) {
        String[] strangers = MODULES.stream()
                .filter(other -> !other.equals(module) && !List.of(others).contains(other))
                .map(other -> "dev.muster." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("dev.muster." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(strangers)
                .check(HOUSE);
    }

    @Test
    void onlyAwsKnowsTheSdk() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.muster.core..", "dev.muster.api..", "dev.muster.worker..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .check(HOUSE);
    }

    @Test
    void onlyApiFunctionSeesTheGateway() {
        noClasses()
                .that(resideInAnyPackage("dev.muster.api..", "dev.muster.worker..", "dev.muster.aws..")
                        .and(not(simpleName("ApiFunction").or(simpleName("GatewayEvent")))))
                .should()
                .dependOnClassesThat(simpleNameStartingWith("APIGateway"))
                .check(HOUSE);
    }

    @Test
    void onlyTheWorkerSeesDeliveries() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.muster.api..", "dev.muster.aws..")
                .should()
                .dependOnClassesThat(simpleNameStartingWith("SQS"))
                .check(HOUSE);
    }

    @Test
    void noDialectKnowsAnother() {
        slices().matching("dev.muster.api.dialect.(*)..")
                .should()
                .notDependOnEachOther()
                .check(HOUSE);
    }

    @Test
    void corePackagesHaveNoCycle() {
        slices().matching("dev.muster.core.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void everyPackageIsDocumentedAndHasAMeaningfulName() throws IOException {
        for (Path folder : packages()) {
            assertThat(folder.resolve("package-info.java")).exists();
            assertThat(NAMELESS).doesNotContain(folder.getFileName().toString());
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
