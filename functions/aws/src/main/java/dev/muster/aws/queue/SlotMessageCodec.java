package dev.muster.aws.queue;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.SlotMessage;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a message of the plan queue: {@code {"v":1,"t":"acme","j":"01J…","s":63}} for tenant, job and slot. As with
 * {@link BatchMessageCodec}, exactly what Muster writes is read, and a change of form takes the next version.
 */
public final class SlotMessageCodec {
    private static final Pattern VERSION_1 = Pattern.compile("\\{\"v\":1,\"t\":\"([a-z0-9_-]{1,64})\","
            + "\"j\":\"([0-9A-Za-z_-]{1,64})\",\"s\":([0-9]|[1-5][0-9]|6[0-3])}");

    private SlotMessageCodec() {}

    public static String encode(SlotMessage message) {
        return "{\"v\":1,\"t\":\"%s\",\"j\":\"%s\",\"s\":%d}"
                .formatted(message.tenant().id(), message.job(), message.slot());
    }

    /** The message the text stands for; empty when it stands for none. */
    public static Optional<SlotMessage> decode(String text) {
        Matcher read = VERSION_1.matcher(text);
        return read.matches()
                ? Optional.of(
                        new SlotMessage(new Tenant(read.group(1)), read.group(2), Integer.parseInt(read.group(3))))
                : Optional.empty();
    }
}
