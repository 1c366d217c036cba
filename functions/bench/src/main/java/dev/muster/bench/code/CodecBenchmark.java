package dev.muster.bench.code;

import dev.muster.aws.file.RowEntries;
import dev.muster.aws.queue.BatchMessageCodec;
import dev.muster.core.access.Tenant;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowChange;
import dev.muster.core.file.RowEntry;
import dev.muster.core.file.RowMode;
import dev.muster.core.file.RowNumber;
import dev.muster.core.file.RowPlan;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The stored and sent forms of a batch of 100 people and of 100 rows. */
@State(Scope.Benchmark)
public class CodecBenchmark {
    private static final int PEOPLE = 100;

    private final BatchMessage message = new BatchMessage(
            new Tenant("acme"),
            "01KDVDNA00ABCDEFGHJKMNPQRS",
            new BatchKey(3, 7),
            IntStream.range(0, PEOPLE).mapToObj(SamplePerson::changed).toList());
    private final String text = BatchMessageCodec.encode(message);
    private final List<RowEntry> rows =
            IntStream.range(0, PEOPLE).mapToObj(CodecBenchmark::row).toList();
    private final byte[] packed = RowEntries.pack(rows);
    private final byte[] plain = rows.toString().getBytes(StandardCharsets.UTF_8);

    private static RowEntry row(int number) {
        String id = SamplePerson.id(number);
        FileRow row = new FileRow(
                new RowNumber(0, number + 1),
                id,
                Map.of("id", id, "city", "City " + number),
                new RowChange(List.of(SamplePerson.set("city", "City " + number)), Map.of()),
                Optional.empty());
        return new RowEntry(row, new RowPlan.Change(id), MatchKey.ID, RowMode.UPDATE);
    }

    /** The floor: the bare compression of the rows as text. */
    @Benchmark
    public int floorOfCodecs() {
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
            deflater.setInput(plain);
            deflater.finish();
            return deflater.deflate(new byte[plain.length]);
        }
    }

    @Benchmark
    public String encodeMessage() {
        return BatchMessageCodec.encode(message);
    }

    @Benchmark
    public Optional<BatchMessage> decodeMessage() {
        return BatchMessageCodec.decode(text);
    }

    @Benchmark
    public byte[] packRows() {
        return RowEntries.pack(rows);
    }

    @Benchmark
    public List<RowEntry> unpackRows() {
        return RowEntries.unpack(packed);
    }
}
