package dev.muster.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The command line knows the product over HTTP only. */
class CliArchitectureTest {
    private static final JavaClasses CLI = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.muster.cli");

    @Test
    void dependsOnNoOtherModule() {
        classes()
                .that()
                .resideInAPackage("dev.muster.cli..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.muster.cli..",
                        "java..",
                        "javax.crypto..",
                        "picocli..",
                        "com.fasterxml.jackson.core..",
                        "org.jspecify..")
                .check(CLI);
    }

    @Test
    void packagesHaveNoCycle() {
        slices().matching("dev.muster.cli.(*)..").should().beFreeOfCycles().check(CLI);
    }
}
