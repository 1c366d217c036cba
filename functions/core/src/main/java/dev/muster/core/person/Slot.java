package dev.muster.core.person;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The 64 slots that divide a tenant's people, so that planners read them in parallel. */
public final class Slot {
    public static final int COUNT = 64;

    private Slot() {}

    /** Returns the slot of a person, 0 to 63. The slot is part of the stored key, so the function must never change. */
    public static int of(String id) {
        CRC32 crc = new CRC32();
        crc.update(id.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % COUNT);
    }
}
