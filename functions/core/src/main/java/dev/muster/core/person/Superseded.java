package dev.muster.core.person;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A register that a change concerns and leaves as it is.
 *
 * @param later the sequence of the later job; 0 when the reason names none
 */
record Superseded(Path path, Reason reason, long later) implements Comparable<Superseded> {
    private static final int MAX_PATHS_LENGTH = 120;

    /** Why a register stays as it is. */
    enum Reason {
        /** A later job wrote it: its value lies above that of the job. */
        LATER_JOB("written since by a later job"),
        /** A later job wrote it, so it is not known whether the undo had removed a value. */
        LATER_JOB_OR_NOT_UNDONE("written since by a later job, or not undone"),
        /** The value below that of the job is not kept. */
        NOT_KEPT("more than four changes ago"),
        /** The register keeps no value as old as the job, so it is not known whether the job wrote it. */
        NOT_KEPT_OR_NOT_WRITTEN("more than four changes ago or not written");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    /** Returns the reasons of all these registers, each with its paths, in a few words. */
    static String reasons(List<Superseded> all) {
        Map<Reason, List<String>> paths = new EnumMap<>(Reason.class);
        all.stream()
                .sorted()
                .forEach(one -> paths.computeIfAbsent(one.reason, _ -> new ArrayList<>())
                        .add(one.name()));
        List<String> reasons = new ArrayList<>();
        paths.forEach((reason, names) -> reasons.add(reason.text + ": " + shortened(names)));
        return String.join("; ", reasons);
    }

    private String name() {
        return later == 0 ? path.text() : path.text() + " (sequence " + later + ")";
    }

    /** Shortens the list of paths: every selected person may have such a reason, and one response lists many people. */
    private static String shortened(List<String> paths) {
        String all = String.join(", ", paths);
        return all.codePointCount(0, all.length()) <= MAX_PATHS_LENGTH
                ? all
                : all.substring(0, all.offsetByCodePoints(0, MAX_PATHS_LENGTH)) + "… (" + paths.size() + " paths)";
    }

    @Override
    public int compareTo(Superseded other) {
        return path.compareTo(other.path);
    }
}
