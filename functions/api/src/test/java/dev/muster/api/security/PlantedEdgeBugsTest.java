package dev.muster.api.security;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.FoldedTextTest;
import dev.muster.api.FreedKeysTest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake planted at the HTTP edge makes the test fail that is named for it here. */
class PlantedEdgeBugsTest {

    /** The tests that must fail. */
    private enum Proof {
        TENANT_MATRIX,
        PLANTED_SECRETS,
        REFUSED,
        REPEATED,
        FOLDED_TEXT,
        FREED_KEYS,
        LATE_JOB,
        OTHER_QUERY,
        LOST_PERMISSION,
        OTHER_CREDENTIAL
    }

    private static final Map<PlantedEdgeBug, Proof> CAUGHT_BY = new EnumMap<>(Map.ofEntries(
            entry(PlantedEdgeBug.TENANT_FROM_HEADER, Proof.TENANT_MATRIX),
            entry(PlantedEdgeBug.JOB_WITHOUT_TENANT, Proof.TENANT_MATRIX),
            entry(PlantedEdgeBug.CURSOR_WITHOUT_TENANT, Proof.TENANT_MATRIX),
            entry(PlantedEdgeBug.QUERY_IN_LOG, Proof.PLANTED_SECRETS),
            entry(PlantedEdgeBug.HEADERS_IN_LOG, Proof.PLANTED_SECRETS),
            entry(PlantedEdgeBug.STACK_TRACE_IN_RESPONSE, Proof.PLANTED_SECRETS),
            entry(PlantedEdgeBug.WRITE_OF_REJECTED_REQUEST, Proof.REFUSED),
            entry(PlantedEdgeBug.KEY_IGNORED, Proof.REPEATED),
            entry(PlantedEdgeBug.FREED_KEY_KEPT, Proof.FREED_KEYS),
            entry(PlantedEdgeBug.DERIVED_WITHOUT_REGISTER, Proof.LATE_JOB),
            entry(PlantedEdgeBug.FOLDING_ON_ONE_SIDE, Proof.FOLDED_TEXT),
            entry(PlantedEdgeBug.QUERY_IGNORED, Proof.OTHER_QUERY),
            entry(PlantedEdgeBug.REPLAY_WITHOUT_PERMISSION, Proof.LOST_PERMISSION),
            entry(PlantedEdgeBug.JOB_OF_EVERY_CREDENTIAL, Proof.OTHER_CREDENTIAL)));

    static Stream<PlantedEdgeBug> bugs() {
        return Arrays.stream(PlantedEdgeBug.values()).filter(bug -> bug != PlantedEdgeBug.NONE);
    }

    @Test
    void namesProofForEveryBug() {
        assertThat(CAUGHT_BY.keySet()).containsExactlyInAnyOrderElementsOf(bugs().toList());
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void catchesEveryBug(PlantedEdgeBug bug) {
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
            case TENANT_MATRIX ->
                TenantMatrixTest.names().forEach(name -> TenantMatrixTest.assertReachesNothing(name, bug));
            case PLANTED_SECRETS -> PlantedSecretsTest.leaksNoPlantedSecret(bug);
            case REFUSED -> RejectedRequestTest.changesNoPerson(bug);
            case FREED_KEYS -> FreedKeysTest.freesReplacedKeys(bug::ports);
            case LATE_JOB -> FreedKeysTest.lateJobClaimsNothing(bug::ports);
            case FOLDED_TEXT -> FoldedTextTest.selectsEverySpelling(bug::ports);
            case REPEATED -> RejectedRequestTest.runsRepeatedRequestOnce(bug);
            case LOST_PERMISSION -> RejectedRequestTest.rejectsReplayAfterLossOfPermission(bug);
            case OTHER_CREDENTIAL -> JobReadersTest.otherCredentialsFindNoJob(bug);
            case OTHER_QUERY -> RejectedRequestTest.rejectsKeyWithAnotherQuery(bug);
        }
    }
}
