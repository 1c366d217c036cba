package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake planted where requests come in is caught by the proof named for it here. */
class PlantedEdgeBugsTest {

    /** The proofs, by the test they are in. */
    private enum Proof {
        TENANT_MATRIX,
        PLANTED_SECRETS,
        REFUSED,
        REPEATED
    }

    private static final Map<PlantedEdgeBug, Proof> CAUGHT_BY = new EnumMap<>(Map.of(
            PlantedEdgeBug.TENANT_AS_SENT, Proof.TENANT_MATRIX,
            PlantedEdgeBug.JOB_WITHOUT_TENANT, Proof.TENANT_MATRIX,
            PlantedEdgeBug.CURSOR_FOR_ANYBODY, Proof.TENANT_MATRIX,
            PlantedEdgeBug.QUERY_IN_THE_LOG, Proof.PLANTED_SECRETS,
            PlantedEdgeBug.HEADERS_IN_THE_LOG, Proof.PLANTED_SECRETS,
            PlantedEdgeBug.STACK_TRACE_IN_THE_ANSWER, Proof.PLANTED_SECRETS,
            PlantedEdgeBug.WRITTEN_BEFORE_REFUSED, Proof.REFUSED,
            PlantedEdgeBug.KEY_IGNORED, Proof.REPEATED));

    static Stream<PlantedEdgeBug> bugs() {
        return Arrays.stream(PlantedEdgeBug.values()).filter(bug -> bug != PlantedEdgeBug.NONE);
    }

    @Test
    void aProofIsNamedForEveryBug() {
        assertThat(CAUGHT_BY.keySet()).containsExactlyInAnyOrderElementsOf(bugs().toList());
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void isCaught(PlantedEdgeBug bug) {
        assertThat(isCaughtBy(CAUGHT_BY.get(bug), bug)).as("%s is caught", bug).isTrue();
    }

    private static boolean isCaughtBy(Proof proof, PlantedEdgeBug bug) {
        try {
            prove(proof, bug);
            return false;
        } catch (AssertionError _) {
            return true;
        }
    }

    private static void prove(Proof proof, PlantedEdgeBug bug) {
        switch (proof) {
            case TENANT_MATRIX -> TenantMatrixTest.names().forEach(name -> TenantMatrixTest.reachesNothing(name, bug));
            case PLANTED_SECRETS -> PlantedSecretsTest.areNowhere(bug);
            case REFUSED -> RefusedTest.changesNobody(bug);
            case REPEATED -> RefusedTest.whatIsRepeatedIsDoneOnce(bug);
        }
    }
}
