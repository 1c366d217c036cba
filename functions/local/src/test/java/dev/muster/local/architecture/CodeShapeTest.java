package dev.muster.local.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sizes of files, methods and parameter lists stay small, in main code and in tests. */
class CodeShapeTest {
    private static final Path FUNCTIONS = Path.of("..");
    private static final int MAX_FILE = 260;
    private static final int MAX_METHOD = 40;
    private static final int MAX_PARAMETERS = 5;
    private static final int MAX_DEADLINES = 40;

    /**
     * A method or constructor in the source.
     *
     * @param lines of its body, with both braces
     */
    private record Method(Path file, String name, long lines, List<String> parameterTypes) {}

    private static final List<Method> METHODS = new ArrayList<>();

    @BeforeAll
    static void parse() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources()));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new MethodCollector(unit, positions).scan(unit, null);
            }
        }
    }

    private static final class MethodCollector extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        MethodCollector(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitMethod(MethodTree method, Void context) {
            // A table of test data above the method is no part of it.
            Tree code = method.getBody() == null ? method : method.getBody();
            long lines = line(positions.getEndPosition(unit, code)) - line(positions.getStartPosition(unit, code)) + 1;
            List<String> types = method.getParameters().stream()
                    .map(parameter -> type(parameter.getType()))
                    .toList();
            METHODS.add(new Method(
                    Path.of(unit.getSourceFile().getName()), method.getName().toString(), lines, types));
            return super.visitMethod(method, null);
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }

        private static String type(Tree type) {
            return type == null ? "" : type.toString();
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(FUNCTIONS)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().replace('\\', '/').contains("/src/"))
                    .toList();
        }
    }

    @Test
    void filesAreShort() throws IOException {
        List<Path> sources = sources();
        assertThat(sources).hasSizeGreaterThan(600);
        for (Path file : sources) {
            assertThat(Files.readAllLines(file).size()).as(file.toString()).isLessThanOrEqualTo(MAX_FILE);
        }
    }

    @Test
    void methodsAreShort() {
        assertThat(METHODS)
                .hasSizeGreaterThan(5_000)
                .filteredOn(method -> method.lines() > MAX_METHOD)
                .isEmpty();
    }

    @Test
    void parameterListsAreShort() {
        assertThat(METHODS)
                // The canonical constructor of a record has as many as the record has components.
                .filteredOn(method -> !method.name().equals("<init>"))
                .filteredOn(method -> method.parameterTypes().size() > MAX_PARAMETERS)
                .isEmpty();
    }

    @Test
    void deadlinesAreBoundToThePortsAndNotPassedAlong() {
        long deadlines = METHODS.stream()
                .filter(method -> method.file().toString().matches(".*(core|aws|api|worker)[/\\\\]src[/\\\\]main.*"))
                .flatMap(method -> method.parameterTypes().stream())
                .filter("Deadline"::equals)
                .count();
        assertThat(deadlines).isBetween(1L, (long) MAX_DEADLINES);
    }
}
