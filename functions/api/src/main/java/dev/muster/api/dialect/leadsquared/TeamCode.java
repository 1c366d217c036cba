package dev.muster.api.dialect.leadsquared;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** The number that this API gives a team beside its id. */
final class TeamCode {
    private static final Pattern SHORT_NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private TeamCode() {}

    /** Returns an id that is a number of at most 9 digits, or else the CRC-32 of the id without its highest bit. */
    static long of(String id) {
        if (SHORT_NUMBER.matcher(id).matches()) {
            return Long.parseLong(id);
        }
        CRC32 checksum = new CRC32();
        checksum.update(id.getBytes(StandardCharsets.UTF_8));
        return checksum.getValue() & Integer.MAX_VALUE;
    }
}
