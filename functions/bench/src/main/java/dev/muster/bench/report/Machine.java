package dev.muster.bench.report;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.Locale;

/** The machine of a run, for the heading of its figures. */
public record Machine(int cores, long memory, String system, String java) {
    private static final long GIGABYTE = 1L << 30;

    /** Returns this machine, with its memory in bytes. */
    public static Machine current() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vendor") + " " + Runtime.version().feature());
    }

    /** Returns one sentence with the date. */
    public String heading(LocalDate date) {
        return String.format(
                Locale.ROOT,
                "Measured on %s with %d cores and %.0f GB, %s, Java of %s.",
                date,
                cores,
                (double) memory / GIGABYTE,
                system,
                java);
    }
}
