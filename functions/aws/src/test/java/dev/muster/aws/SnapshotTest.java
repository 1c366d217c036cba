package dev.muster.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private final FunctionSettings settings = new FunctionSettings(name -> Optional.ofNullable(
            name.startsWith("AWS_ENDPOINT") || name.startsWith("aws.")
                    ? null
                    : name.endsWith("URL") ? "https://" + name : name.startsWith("MAX") ? "20" : "eu-central-1"));

    @Test
    void rehearsesWithPortsThatReachNoStore() {
        List<AwsPorts> rehearsed = new ArrayList<>();

        new Snapshot.Rehearsal(settings, rehearsed::add).beforeCheckpoint(Core.getGlobalContext());

        assertThat(rehearsed).hasSize(1);
    }

    @Test
    void rehearsesNothingWithoutSnapshot() {
        List<AwsPorts> rehearsed = new ArrayList<>();

        Snapshot.rehearse(settings, rehearsed::add);

        assertThat(Snapshot.isWanted()).isFalse();
        assertThat(rehearsed).isEmpty();
    }
}
