package dev.muster.core.person;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The 64 slots a tenant's people are spread over, so that they can be written and read side by side. */
public final class Slot {
    public static final int COUNT = 64;

    private Slot() {}

    /** The slot of a person, 0 to 63. It is part of the stored key: it must never change. */
    public static int of(String id) {
        CRC32 crc = new CRC32();
        crc.update(id.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % COUNT);
    }
}
