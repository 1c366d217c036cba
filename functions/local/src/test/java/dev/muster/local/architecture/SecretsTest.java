package dev.muster.local.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.muster.core.access.Credential;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;

/**
 * Secrets are never compared in a time that depends on their content: credentials are looked up by their hash, and
 * signatures are compared by {@link MessageDigest#isEqual}.
 */
class SecretsTest {
    private static final JavaClasses MUSTER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.muster");

    /**
     * The hash is the key of an item, an attribute of a job, a claim of a signed token and a part of the administrator's
     * response.
     */
    private static final ArchRule HASHES_ARE_READ_BY_NAMED_CLASSES = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.muster.aws.access.AccessKeys")
            .and()
            .doNotHaveFullyQualifiedName("dev.muster.aws.job.CredentialText")
            .and()
            .doNotHaveFullyQualifiedName("dev.muster.api.dialect.missionhub.AccessToken")
            .and()
            .doNotHaveFullyQualifiedName("dev.muster.worker.AdminCommandResult")
            .should()
            .callMethod(Credential.class, "hash");

    private static final ArchRule BYTES_ARE_NOT_COMPARED_ONE_BY_ONE = noClasses()
            .should()
            .callMethodWhere(target(owner(type(Arrays.class))).and(target(nameMatching("equals|compare|mismatch"))));

    /** AccessToken only derives its key, and its library compares in constant time. Warmup verifies no signature. */
    private static final ArchRule SIGNATURES_ARE_COMPARED_IN_CONSTANT_TIME = classes()
            .that(describe("sign", SecretsTest::signs))
            .and()
            .doNotHaveFullyQualifiedName("dev.muster.api.dialect.missionhub.AccessToken")
            .and()
            .doNotHaveFullyQualifiedName("dev.muster.aws.Warmup")
            .should()
            .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class);

    private static boolean signs(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(Mac.class));
    }

    @Test
    void secretsAreComparedInConstantTime() {
        HASHES_ARE_READ_BY_NAMED_CLASSES.check(MUSTER);
        BYTES_ARE_NOT_COMPARED_ONE_BY_ONE.check(MUSTER);
        SIGNATURES_ARE_COMPARED_IN_CONSTANT_TIME.check(MUSTER);
    }

    /** A class that violates every rule. */
    static final class InsecureCode {
        static boolean isRight(Credential presented, Credential stored) {
            return presented.hash().equals(stored.hash());
        }

        static boolean isSigned(Mac mac, byte[] text, byte[] signature) {
            return Arrays.equals(mac.doFinal(text), signature);
        }
    }

    @Test
    void rulesDetectViolations() {
        JavaClasses insecure = new ClassFileImporter().importClasses(InsecureCode.class);
        for (ArchRule rule : new ArchRule[] {
            HASHES_ARE_READ_BY_NAMED_CLASSES,
            BYTES_ARE_NOT_COMPARED_ONE_BY_ONE,
            SIGNATURES_ARE_COMPARED_IN_CONSTANT_TIME
        }) {
            assertThatThrownBy(() -> rule.check(insecure)).isInstanceOf(AssertionError.class);
        }
    }
}
