package dev.muster.bench.start;

import dev.muster.bench.start.Subject.Start;
import dev.muster.local.runtime.Jvm;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cold starts in Lambda's runtime client, against embedded stores that are warm: from the start of a process to its first
 * answer, over that of a handler that does nothing. All kinds take turns, so that whatever else the machine does hits
 * all of them. Properties: {@code pairs} (9).
 */
public final class ColdStarts {
    private static final int PAIRS = 9;

    private final PrintStream log;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<String, List<Start>> starts = new LinkedHashMap<>();

    private ColdStarts(PrintStream log) {
        this.log = log;
    }

    private record Kind(Subject subject, Jvm jvm) {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of("functions", "bench", "target", "cold"));
        try (PrintStream log = new PrintStream(
                        Files.newOutputStream(folder.resolve("functions.log")), true, StandardCharsets.UTF_8);
                Stage stage = new Stage(Path.of("template.yaml"), log)) {
            ColdStarts colds = new ColdStarts(log);
            colds.prepare(stage, folder);
            colds.run(Integer.getInteger("pairs", PAIRS));
            System.out.print(new Comparison(colds.starts));
        }
        System.exit(0);
    }

    private void prepare(Stage stage, Path folder) throws IOException {
        Packages packages = new Packages(folder);
        kinds.put("bare", new Kind(stage.bare(), Jvm.managed(packages.bare())));
        for (Subject subject : stage.subjects()) {
            kinds.put(subject.name(), new Kind(subject, Jvm.managed(packages.unpacked(subject.room()))));
        }
        if (Image.runsHere()) {
            for (Subject subject : stage.subjects()) {
                Image image = packages.image(subject.room());
                if (!Files.exists(image.cache())) {
                    Training.train(stage.trainer(subject.room()), image, log);
                }
                kinds.put(subject.name() + ", AOT cache", new Kind(subject, image.cached()));
            }
        }
    }

    private void run(int pairs) {
        // Once for nothing: the stores have to be warm, and the files in memory.
        kinds.values().forEach(kind -> kind.subject().start(kind.jvm(), log));
        for (int n = 0; n < pairs; n++) {
            kinds.forEach((name, kind) -> starts.computeIfAbsent(name, fresh -> new ArrayList<>())
                    .add(kind.subject().start(kind.jvm(), log)));
        }
    }
}
