package dev.muster.core.job;

import java.util.List;
import java.util.Set;

/**
 * A part of the file of a job, as it was uploaded.
 *
 * @param number from 1 to {@link #MAX_NUMBER}
 * @param digest digest of the format and the inflated content; equal parts have equal digests
 * @param count its rows and bytes
 * @param token the token of the upload, which its chunks bear; chunks with another token belong to no part
 * @param headings the headings of its columns; empty when its rows have members of their own
 * @param reach what its rows concern besides the attributes of their people
 * @param cost what its upload has used
 */
public record FilePart(
        int number, String digest, Count count, String token, List<String> headings, Reach reach, Cost cost) {
    /** The largest number of a part. */
    public static final int MAX_NUMBER = 1000;

    /** Creates a part without cost. */
    public FilePart(int number, String digest, Count count, String token, List<String> headings, Reach reach) {
        this(number, digest, count, token, headings, reach, Cost.NONE);
    }

    public FilePart {
        headings = List.copyOf(headings);
    }

    /** Returns the same part after its upload has used this. */
    public FilePart costing(Cost used) {
        return new FilePart(number, digest, count, token, headings, reach, cost.plus(used));
    }

    /**
     * The size of a part.
     *
     * @param rows from 0
     * @param bytes bytes of the inflated content
     */
    public record Count(long rows, long bytes) {}

    /**
     * The concerns of rows that the whole job depends on.
     *
     * @param organizations the organizations that rows name
     * @param uniqueKeys whether a row sets a unique key other than its match key, so that one planner has to see all rows
     */
    public record Reach(Set<String> organizations, boolean uniqueKeys) {
        public Reach {
            organizations = Set.copyOf(organizations);
        }
    }
}
