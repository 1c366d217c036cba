package dev.muster.local.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A block of code in a document: the indented lines between paragraphs. */
record CodeBlock(List<String> lines) {
    private static final String INDENT = "    ";
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Z_]+=.*|\\w+\\(\\) \\{.*");
    private static final Set<String> SHELL = Set.of("awk", "cat", "curl", "printf", "sed", "mkdir", "until", "ended");

    /** The programs that need an account, Docker, a terminal or a build of their own. */
    static final Set<String> EXTERNAL = Set.of("mvn", "sam", "aws", "git", "java", "muster", "muster()", "export");

    CodeBlock {
        lines = List.copyOf(lines);
    }

    /** What a block is. */
    enum Kind {
        /** Commands that run in any shell, against the local host. */
        SHELL,
        /** Commands of programs that a test cannot run here. */
        EXTERNAL,
        /** The output of a command, a document or a diagram. */
        TEXT
    }

    /** Returns the blocks of a document, in its order. */
    static List<CodeBlock> of(Path document) {
        List<CodeBlock> blocks = new ArrayList<>();
        List<String> block = new ArrayList<>();
        boolean isAfterBlank = true;
        for (String line : lines(document)) {
            boolean isCode = line.startsWith(INDENT) && (isAfterBlank || !block.isEmpty());
            if (isCode) {
                block.add(line.substring(INDENT.length()));
            } else if (!line.isBlank() && !block.isEmpty()) {
                blocks.add(new CodeBlock(block));
                block.clear();
            }
            isAfterBlank = line.isBlank();
        }
        return block.isEmpty()
                ? blocks
                : Stream.concat(blocks.stream(), Stream.of(new CodeBlock(block)))
                        .toList();
    }

    private static List<String> lines(Path document) {
        try {
            return Files.readAllLines(document);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Kind kind() {
        if (lines.stream().map(CodeBlock::program).anyMatch(EXTERNAL::contains)) {
            return Kind.EXTERNAL;
        }
        String first = lines.getFirst();
        return SHELL.contains(program(first)) || ASSIGNMENT.matcher(first).matches() ? Kind.SHELL : Kind.TEXT;
    }

    /** Returns the first word of a command, also of one whose output is assigned: {@code JOB=$(curl …}. */
    private static String program(String line) {
        return line.strip().replaceFirst("^[A-Z_]+=\\$\\(", "").split(" ", 2)[0];
    }

    String text() {
        return String.join("\n", lines);
    }

    /** Returns the parts of the text between the elisions ({@code …}), line by line. */
    List<String> fragments() {
        return lines.stream()
                .flatMap(line -> Stream.of(line.split("…|01K", -1)))
                .map(String::strip)
                .filter(fragment -> fragment.length() > 1)
                .toList();
    }
}
