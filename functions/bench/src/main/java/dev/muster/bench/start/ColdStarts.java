package dev.muster.bench.start;

import dev.muster.bench.start.ColdStartCase.Start;
import dev.muster.local.runtime.FunctionJvm;
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

    private record Kind(ColdStartCase coldStartCase, FunctionJvm jvm) {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of("functions", "bench", "target", "cold"));
        try (PrintStream log = new PrintStream(
                        Files.newOutputStream(folder.resolve("functions.log")), true, StandardCharsets.UTF_8);
                ColdStartFixture coldStartFixture = new ColdStartFixture(Path.of("template.yaml"), log)) {
            ColdStarts colds = new ColdStarts(log);
            colds.prepare(coldStartFixture, folder);
            colds.run(Integer.getInteger("pairs", PAIRS));
            System.out.print(new StartComparison(colds.starts));
        }
        System.exit(0);
    }

    private void prepare(ColdStartFixture coldStartFixture, Path folder) throws IOException {
        BuiltPackages builtPackages = new BuiltPackages(folder);
        kinds.put("bare", new Kind(coldStartFixture.bare(), FunctionJvm.managed(builtPackages.bare())));
        for (ColdStartCase coldStartCase : coldStartFixture.subjects()) {
            kinds.put(
                    coldStartCase.name(),
                    new Kind(coldStartCase, FunctionJvm.managed(builtPackages.unpacked(coldStartCase.room()))));
        }
        if (ImageLayout.runsHere()) {
            for (ColdStartCase coldStartCase : coldStartFixture.subjects()) {
                ImageLayout image = builtPackages.image(coldStartCase.room());
                if (!Files.exists(image.cache())) {
                    CacheTraining.train(coldStartFixture.trainer(coldStartCase.room()), image, log);
                }
                kinds.put(coldStartCase.name() + ", AOT cache", new Kind(coldStartCase, image.cached()));
            }
        }
    }

    private void run(int pairs) {
        // Once for nothing: the stores have to be warm, and the files in memory.
        kinds.values().forEach(kind -> kind.coldStartCase().start(kind.jvm(), log));
        for (int n = 0; n < pairs; n++) {
            kinds.forEach((name, kind) -> starts.computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(kind.coldStartCase().start(kind.jvm(), log)));
        }
    }
}
