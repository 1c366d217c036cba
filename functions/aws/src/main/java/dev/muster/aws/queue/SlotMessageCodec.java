package dev.muster.aws.queue;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.SlotMessage;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a slot message of the plan queue: {@code {"v":1,"t":"acme","j":"01J…","s":63}} for tenant, job and slot.
 * As in {@link BatchMessageCodec}, the codec accepts exactly this form, and a change of the form needs a new version.
 */
public final class SlotMessageCodec {
    private static final Pattern VERSION_1 = Pattern.compile("\\{\"v\":1,\"t\":\"([a-z0-9_-]{1,64})\","
            + "\"j\":\"([0-9A-Za-z_-]{1,64})\",\"s\":([0-9]|[1-5][0-9]|6[0-3])}");

    private SlotMessageCodec() {}

    /** Returns the text of the message. */
    public static String encode(SlotMessage message) {
        return "{\"v\":1,\"t\":\"%s\",\"j\":\"%s\",\"s\":%d}"
                .formatted(message.tenant().id(), message.job(), message.slot());
    }

    /** Returns the message, or empty if the text is none. */
    public static Optional<SlotMessage> decode(String text) {
        Matcher read = VERSION_1.matcher(text);
        return read.matches()
                ? Optional.of(
                        new SlotMessage(new Tenant(read.group(1)), read.group(2), Integer.parseInt(read.group(3))))
                : Optional.empty();
    }
}
