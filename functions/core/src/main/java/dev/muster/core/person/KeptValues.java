package dev.muster.core.person;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The kept values of a person, in the order in which they make room for current ones. */
final class KeptValues {
    /**
     * A value that may be dropped.
     *
     * @param putAside the sequence of the job that put it aside: that wrote the value above it, or undid it
     */
    private record Candidate(Path path, Register.Kept kept, long putAside) {}

    private KeptValues() {}

    /** Drops the values that were put aside first, until the registers have at most {@code most} bytes or none is left. */
    static Map<Path, Register> fit(Map<Path, Register> registers, long most) {
        long excess = bytes(registers) - most;
        if (excess <= 0) {
            return registers;
        }
        Map<Path, Register> fitting = new HashMap<>(registers);
        for (Candidate candidate : oldestFirst(registers)) {
            Register before = fitting.getOrDefault(candidate.path(), Register.ABSENT);
            Register after = before.drop(candidate.kept());
            fitting.put(candidate.path(), after);
            excess -= before.bytes() - after.bytes();
            if (excess <= 0) {
                break;
            }
        }
        return fitting;
    }

    /** Returns the size of all paths and values, kept ones included, in UTF-8 bytes. */
    static long bytes(Map<Path, Register> registers) {
        return registers.entrySet().stream()
                .mapToLong(entry ->
                        Value.bytes(entry.getKey().text()) + entry.getValue().bytes())
                .sum();
    }

    private static List<Candidate> oldestFirst(Map<Path, Register> registers) {
        List<Candidate> candidates = new ArrayList<>();
        registers.forEach((path, register) -> {
            long above = register.of();
            for (Register.Earlier value : register.earlier()) {
                candidates.add(new Candidate(path, Register.Kept.EARLIER, above));
                above = value.of();
            }
            register.undone().forEach(value -> candidates.add(new Candidate(path, Register.Kept.UNDONE, value.undo())));
        });
        candidates.sort(Comparator.comparingLong(Candidate::putAside).thenComparing(Candidate::path));
        return candidates;
    }
}
