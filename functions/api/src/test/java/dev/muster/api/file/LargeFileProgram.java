package dev.muster.api.file;

import dev.muster.api.problem.Validated;
import dev.muster.core.file.FileOptions;
import dev.muster.core.job.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A program for a JVM with a small heap that reads every large file. */
final class LargeFileProgram {
    /** More rows than a deployment takes, which need more memory. */
    private static final FileLimits LIMITS = new FileLimits(
            FileLimits.STANDARD.bytes(), 1_000_000, FileLimits.STANDARD.rowCharacters(), FileLimits.STANDARD.columns());

    private LargeFileProgram() {}

    /** A file of the largest size. */
    enum LargeFile {
        CSV_ROWS("text/csv") {
            @Override
            byte[] bytes() {
                return FileRequests.gzip(
                        "id,first_name,custom.note,organizations.3.labels\n",
                        200_000,
                        number ->
                                "%d,Maria,\"%s\",5;6\n".formatted(number, NOTE).getBytes(StandardCharsets.UTF_8));
            }
        },
        NDJSON_ROWS("application/x-ndjson") {
            @Override
            byte[] bytes() {
                return FileRequests.gzip("", 200_000, number -> ndjson(number).getBytes(StandardCharsets.UTF_8));
            }
        },
        BAD_ROWS("text/csv") {
            @Override
            byte[] bytes() {
                return FileRequests.gzip(
                        "id,email,score:number\n",
                        1_000_000,
                        number -> "%d,nobody,many\n".formatted(number).getBytes(StandardCharsets.UTF_8));
            }
        },
        BAD_LINES("application/x-ndjson") {
            @Override
            byte[] bytes() {
                return FileRequests.gzip("", 1_000_000, _ -> "id,x\n".getBytes(StandardCharsets.UTF_8));
            }
        },
        TOO_MANY_ROWS("text/csv") {
            @Override
            byte[] bytes() {
                return FileRequests.gzip("id\n", 1_000_001, _ -> "1\n".getBytes(StandardCharsets.UTF_8));
            }
        },
        OPEN_QUOTE("text/csv") {
            @Override
            byte[] bytes() {
                byte[] text = "x,\n".repeat(1 << 18).getBytes(StandardCharsets.UTF_8);
                return FileRequests.gzip("id,a\n1,\"", 60, _ -> text);
            }
        },
        ONE_LINE("application/x-ndjson") {
            @Override
            byte[] bytes() {
                byte[] text = "[".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
                return FileRequests.gzip("{\"id\":\"1\",\"a\":", 60, _ -> text);
            }
        },
        ONE_HEADING("text/csv") {
            @Override
            byte[] bytes() {
                byte[] text = "a,".repeat(1 << 19).getBytes(StandardCharsets.UTF_8);
                return FileRequests.gzip("id,", 60, _ -> text);
            }
        },
        BOMB("text/csv") {
            @Override
            byte[] bytes() {
                return FileRequests.bomb(100);
            }
        },
        PLAIN("text/csv") {
            @Override
            byte[] bytes() {
                return ("id,a\n" + "300018,x\n".repeat(690_000)).getBytes(StandardCharsets.UTF_8);
            }
        };

        private static final String NOTE = "a note of a person, ".repeat(15);
        private static final String SHORTER = "a note of a person, ".repeat(12);

        private static String ndjson(int number) {
            return "{\"id\":\"%d\",\"attributes\":{\"first_name\":\"Maria\"},\"custom\":{\"note\":\"%s\"}}\n"
                    .formatted(number, SHORTER);
        }

        final String mediaType;

        LargeFile(String mediaType) {
            this.mediaType = mediaType;
        }

        abstract byte[] bytes();
    }

    /** Prints a line per file: its name, its rows, the refused ones, the milliseconds, and how reading it ended. */
    public static void main(String[] none) {
        for (LargeFile file : LargeFile.values()) {
            byte[] bytes = file.bytes();
            long begin = System.nanoTime();
            String outcome = read(file, bytes);
            System.out.println(
                    file + " " + bytes.length + " " + (System.nanoTime() - begin) / 1_000_000 + " " + outcome);
        }
    }

    private static String read(LargeFile file, byte[] bytes) {
        Map<String, String> headers = file == LargeFile.PLAIN
                ? Map.of("content-type", file.mediaType)
                : Map.of("content-type", file.mediaType, "content-encoding", "gzip");
        Validated<FileRows> opened = FileBody.of(FileRequests.post(bytes, headers), LIMITS)
                .flatMap(body -> new FileReader(Limits.STANDARD, LIMITS).open(body, FileOptions.DEFAULT, 1));
        return switch (opened) {
            case Validated.Valid<FileRows>(FileRows rows) -> read(rows);
            case Validated.Invalid<FileRows>(var problems) ->
                problems.getFirst().detail();
        };
    }

    private static String read(FileRows file) {
        try (file) {
            long refused = 0;
            long cells = 0;
            FileRows.Step step = file.next();
            while (step instanceof FileRows.Step.Row(var row)) {
                refused += row.problem().isPresent() ? 1 : 0;
                cells += row.cells().size();
                step = file.next();
            }
            return switch (step) {
                case FileRows.Step.End end ->
                    "rows %d bytes %d refused %d cells %d".formatted(end.rows(), end.bytes(), refused, cells);
                case FileRows.Step.Failed(var problems) -> problems.getFirst().detail();
                case FileRows.Step.Row _ -> throw new IllegalStateException("rows are read above");
            };
        }
    }
}
