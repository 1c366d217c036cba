package dev.muster.api.oracle;

import dev.muster.api.security.KeptKeys;
import dev.muster.core.flow.Ports;
import dev.muster.core.person.People;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A mistake in files, planted around the sending of a file or around the ports. */
enum PlantedFileBug {
    /** No mistake. */
    NONE,
    /** Of the rows of one person the first one counts. */
    FIRST_ROW_WINS {
        @Override
        SentFile sent(SentFile file) {
            Map<String, SentRow> first = new HashMap<>();
            return withRows(file, row -> {
                SentRow counts = first.computeIfAbsent(file.match().fold(row.keyText()), _ -> row);
                return new SentRow(row.key(), counts.cells(), row.damage());
            });
        }
    },
    /** A blank cell clears although the file says that it keeps. */
    BLANK_CLEARS {
        @Override
        SentFile sent(SentFile file) {
            return new SentFile(file.match(), file.mode(), true, file.parts(), file.isInParts());
        }
    },
    /** A cell that clears says nothing. */
    CLEAR_KEEPS {
        @Override
        SentFile sent(SentFile file) {
            return withRows(file, row -> {
                Map<Column, Cell> cells = new HashMap<>(row.cells());
                cells.replaceAll((_, cell) -> cell instanceof Cell.Clear ? new Cell.Blank("") : cell);
                return new SentRow(row.key(), cells, row.damage());
            });
        }
    },
    /** A value that a person gives up stays its own. */
    FREED_KEY_KEPT {
        @Override
        Ports ports(Ports ports) {
            return withPeople(ports, new KeptKeys(ports.people()));
        }
    };

    /** Returns the file that is sent in place of this one. */
    SentFile sent(SentFile file) {
        return file;
    }

    /** Returns the ports with the mistake in them. */
    Ports ports(Ports ports) {
        return ports;
    }

    private static SentFile withRows(SentFile file, UnaryOperator<SentRow> change) {
        List<SentPart> parts = file.parts().stream()
                .map(part -> new SentPart(
                        part.columns(), part.rows().stream().map(change).toList(), part.isCsv()))
                .toList();
        return new SentFile(file.match(), file.mode(), file.blankClears(), parts, file.isInParts());
    }

    private static Ports withPeople(Ports ports, People people) {
        return new Ports(
                people,
                ports.jobs(),
                ports.batchQueue(),
                ports.planQueue(),
                ports.access(),
                ports.jobEvents(),
                ports.time(),
                ports.random());
    }
}
