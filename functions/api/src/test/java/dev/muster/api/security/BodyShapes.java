package dev.muster.api.security;

/** Builds bodies of repeated pieces, up to the size limit of a body. */
final class BodyShapes {
    static final int SIZE = 6 * 1024 * 1024;
    static final String JOB_HEAD = "{\"changes\":[{\"set\":\"city\",\"to\":\"x\"}],\"select\":{\"ids\":[";
    static final String BULK_HEAD =
            "{\"data\":{\"type\":\"bulk_people_change\",\"attributes\":{\"gender\":\"Female\",\"person_ids\":\"";

    private BodyShapes() {}

    /** Repeats the piece as often as it fits between head and tail. */
    static String filled(String piece, String head, String tail) {
        return head + piece.repeat((SIZE - head.length() - tail.length()) / piece.length()) + tail;
    }

    /** Joins the pieces, in which {@code %d} is the number of the piece. */
    static String many(int count, String piece, String between, String head, String tail) {
        // A list of all pieces would fill the small heap before the request is sent.
        StringBuilder text = new StringBuilder(SIZE).append(head);
        for (int index = 0; index < count; index++) {
            text.append(index == 0 ? "" : between).append(piece.replace("%d", Integer.toString(index)));
        }
        return text.append(tail).toString();
    }
}
