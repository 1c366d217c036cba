package dev.muster.embedded.template;

/** The AWS region and account of the local host, and the ARNs of its resources. */
public final class LocalAws {
    public static final String REGION = "local";
    public static final String ACCOUNT = "000000000000";

    private LocalAws() {}

    /** Returns the ARN of a local resource, such as {@code arn:aws:sqs:local:000000000000:BatchQueue}. */
    public static String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
    }
}
