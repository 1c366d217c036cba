package dev.muster.simulation;

import dev.muster.core.file.BlankCell;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowChange;
import dev.muster.core.file.RowMode;
import dev.muster.core.file.RowNumber;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The contents of files in a small scenario, by their digests. */
final class SmallFiles {
    private final Map<String, FileContent> contents = new HashMap<>();

    static FileOptions options(MatchKey match, RowMode mode) {
        return new FileOptions(match, mode, BlankCell.KEEP, Map.of(), Optional.empty());
    }

    /** Returns a new content whose rows set the country of the people with these keys. */
    FileContent content(String digest, int part, List<String> keys, String country) {
        FileContent content = new FileContent(
                digest,
                IntStream.range(0, keys.size())
                        .mapToObj(place -> row(digest, new RowNumber(part, place + 1), keys.get(place), country))
                        .toList());
        contents.put(digest, content);
        return content;
    }

    private static FileRow row(String digest, RowNumber number, String key, String country) {
        RowChange change = new RowChange(List.of(new Assignment(SimulatedWorld.COUNTRY, Value.of(country))), Map.of());
        return new FileRow(number, key, FileContent.cells(digest, number), change, Optional.empty());
    }

    /** Returns the digests of all contents. */
    List<String> digests() {
        return List.copyOf(contents.keySet());
    }

    /** Returns the rows of a content. */
    List<FileRow> rows(String digest) {
        return contents.get(digest).rows();
    }
}
