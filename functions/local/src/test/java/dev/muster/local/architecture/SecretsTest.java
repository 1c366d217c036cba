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
 * Nothing compares secrets in a time that tells how much of them is right: what is shown is hashed and looked up by its
 * hash, what is signed is compared by {@link MessageDigest#isEqual}.
 */
class SecretsTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.muster");

    /** It is the key of an item, a claim of a signed token, and what an administrator is told. */
    private static final ArchRule HASHES_ARE_READ_BY_FEW = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.muster.aws.access.AccessKeys")
            .and()
            .doNotHaveFullyQualifiedName("dev.muster.api.dialect.missionhub.AccessToken")
            .and()
            .doNotHaveFullyQualifiedName("dev.muster.worker.AdminCommandResult")
            .should()
            .callMethod(Credential.class, "hash");

    private static final ArchRule BYTES_ARE_NOT_COMPARED_ONE_BY_ONE = noClasses()
            .should()
            .callMethodWhere(target(owner(type(Arrays.class))).and(target(nameMatching("equals|compare|mismatch"))));

    /**
     * The access token only derives its key; whether one is signed with it is for the library to compare, which does. What
     * is made ready ahead signs for nobody.
     */
    private static final ArchRule WHO_SIGNS_COMPARES_IN_EVEN_TIME = classes()
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
    void areComparedInEvenTime() {
        HASHES_ARE_READ_BY_FEW.check(HOUSE);
        BYTES_ARE_NOT_COMPARED_ONE_BY_ONE.check(HOUSE);
        WHO_SIGNS_COMPARES_IN_EVEN_TIME.check(HOUSE);
    }

    /** Everything the rules forbid. */
    static final class Careless {
        static boolean isRight(Credential shown, Credential stored) {
            return shown.hash().equals(stored.hash());
        }

        static boolean isSigned(Mac mac, byte[] text, byte[] signature) {
            return Arrays.equals(mac.doFinal(text), signature);
        }
    }

    @Test
    void theRulesSeeWhoDoesNot() {
        JavaClasses careless = new ClassFileImporter().importClasses(Careless.class);
        for (ArchRule rule : new ArchRule[] {
            HASHES_ARE_READ_BY_FEW, BYTES_ARE_NOT_COMPARED_ONE_BY_ONE, WHO_SIGNS_COMPARES_IN_EVEN_TIME
        }) {
            assertThatThrownBy(() -> rule.check(careless)).isInstanceOf(AssertionError.class);
        }
    }
}
