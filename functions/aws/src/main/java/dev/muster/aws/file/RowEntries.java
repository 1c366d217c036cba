package dev.muster.aws.file;

import dev.muster.core.file.FileRow;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowEntry;
import dev.muster.core.file.RowMode;
import dev.muster.core.file.RowNumber;
import dev.muster.core.file.RowPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of a batch as compressed bytes. The numbers of the plans, and the order of keys and modes, are stored, so none
 * may change.
 */
public final class RowEntries {
    private static final int CHANGE = 0;
    private static final int CREATE = 1;
    private static final int REFUSE = 2;
    private static final int MISS = 3;
    private static final int REPEAT = 4;
    /** As {@link #CHANGE} and {@link #CREATE}, of the person whose id is the key of the row. */
    private static final int CHANGE_KEY = 5;

    private static final int CREATE_KEY = 6;

    private RowEntries() {}

    /** Returns the bytes of the entries. */
    public static byte[] pack(List<RowEntry> entries) {
        RowOutput out = new RowOutput();
        RowWriter writer =
                new RowWriter(out, entries.stream().map(RowEntry::row).toList());
        for (RowEntry entry : entries) {
            writer.write(entry.row());
            out.text(entry.match().code());
            out.text(entry.mode().code());
            write(entry.plan(), entry.row(), out);
        }
        return out.compressed();
    }

    private static void write(RowPlan plan, FileRow row, RowOutput out) {
        switch (plan) {
            case RowPlan.Change(String person) -> write(CHANGE, CHANGE_KEY, person, row, out);
            case RowPlan.Create(String person) -> write(CREATE, CREATE_KEY, person, row, out);
            case RowPlan.Refuse(var problem) -> {
                out.number(REFUSE);
                RowWriter.write(problem, out);
            }
            case RowPlan.Miss(String reason) -> {
                out.number(MISS);
                out.text(reason);
            }
            case RowPlan.Repeat(RowNumber(int part, int number)) -> {
                out.number(REPEAT);
                out.number(part);
                out.number(number);
            }
        }
    }

    private static void write(int kind, int kindOfKey, String person, FileRow row, RowOutput out) {
        boolean isKey = person.equals(row.key());
        out.number(isKey ? kindOfKey : kind);
        if (!isKey) {
            out.text(person);
        }
    }

    /** Returns the entries. Throws {@link IllegalStateException} when the bytes are damaged. */
    public static List<RowEntry> unpack(byte[] packed) {
        RowInput in = RowInput.of(packed);
        RowReader reader = new RowReader(in);
        List<RowEntry> entries = new ArrayList<>();
        while (entries.size() < reader.rows()) {
            FileRow row = reader.read();
            MatchKey match = MatchKey.of(in.text());
            RowMode mode = RowMode.of(in.text());
            entries.add(new RowEntry(row, plan(row, in), match, mode));
        }
        return entries;
    }

    private static RowPlan plan(FileRow row, RowInput in) {
        int kind = in.number();
        return switch (kind) {
            case CHANGE -> new RowPlan.Change(in.text());
            case CREATE -> new RowPlan.Create(in.text());
            case REFUSE -> new RowPlan.Refuse(RowReader.readProblem(in));
            case MISS -> new RowPlan.Miss(in.text());
            case REPEAT -> new RowPlan.Repeat(new RowNumber(in.number(), in.number()));
            case CHANGE_KEY -> new RowPlan.Change(row.key());
            case CREATE_KEY -> new RowPlan.Create(row.key());
            default -> throw new IllegalStateException("a stored row has the unknown plan " + kind);
        };
    }
}
