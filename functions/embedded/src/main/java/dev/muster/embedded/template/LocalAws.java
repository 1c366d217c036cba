package dev.muster.embedded.template;

/** Where a template runs when it runs here: the pseudo parameters, and the form of names that carry them. */
public final class LocalAws {
    public static final String REGION = "local";
    public static final String ACCOUNT = "000000000000";

    private LocalAws() {}

    /** The ARN of a resource of this place, such as {@code arn:aws:sqs:local:000000000000:BatchQueue}. */
    public static String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
    }
}
