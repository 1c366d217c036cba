package dev.muster.embedded.backend;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import com.almworks.sqlite4java.SQLiteQueue;
import com.almworks.sqlite4java.SQLiteStatement;
import java.nio.file.Path;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;

/**
 * The database file of DynamoDB Local with a write-ahead log (https://www.sqlite.org/wal.html). Unset, SQLite waits for
 * the disk several times at every write. With the log and {@code synchronous=NORMAL} a write reaches the operating
 * system before its answer, so a killed process loses nothing; only a power failure can lose the last writes, and the
 * file stays whole.
 */
final class DiskDatabase extends SQLiteDBAccess {
    private DiskDatabase(Path file) {
        super(file.toString());
    }

    /** Opens the database, which is created if it is missing. */
    static DiskDatabase open(Path file) {
        DiskDatabase database = new DiskDatabase(file);
        String mode = database.queue.execute(new LogSwitch()).complete();
        if (!"wal".equals(mode)) {
            database.close();
            throw new IllegalStateException("the journal mode of " + file + " is " + mode);
        }
        return database;
    }

    /** Closes the database, and waits until the file is free: the next process or test may open it at once. */
    @Override
    public void close() {
        SQLiteQueue stopping = queue;
        super.close();
        try {
            stopping.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Switches the log on. Its result is the journal mode. */
    private static final class LogSwitch extends SQLiteJob<String> {
        @Override
        protected String job(SQLiteConnection connection) throws SQLiteException {
            SQLiteStatement statement = connection.prepare("PRAGMA journal_mode=WAL");
            try {
                statement.step();
                String mode = statement.columnString(0);
                connection.exec("PRAGMA synchronous=NORMAL");
                return mode;
            } finally {
                statement.dispose();
            }
        }
    }
}
