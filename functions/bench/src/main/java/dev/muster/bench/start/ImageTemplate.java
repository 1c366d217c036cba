package dev.muster.bench.start;

import java.util.regex.Pattern;

/**
 * The template for those who deploy container images: the same, but that every function is the image of its room, started
 * at its handler. Images know no snapshots, and bring their own runtime.
 */
final class ImageTemplate {
    private static final String TYPE = "    Type: AWS::Serverless::Function\n";
    private static final Pattern ZIPPED = Pattern.compile(TYPE + """
                Properties:
                  CodeUri: functions/(\\w+)/target/\\1\\.zip
                  Handler: (\\S+)
            """);
    private static final String IMAGE = TYPE + """
                Metadata: { Dockerfile: Dockerfile, DockerContext: ., DockerTag: $1, DockerBuildArgs: { ROOM: $1 } }
                Properties:
                  PackageType: Image
                  ImageConfig: { Command: ["$2"] }
            """;
    private static final Pattern MANAGED = Pattern.compile("(?m)^ +(Runtime|SnapStart): .*\n");

    private ImageTemplate() {}

    /** The variant of a template; throws when a function of it is in no package of a room. */
    static String of(String template) {
        String images = ZIPPED.matcher(template).replaceAll(IMAGE);
        if (images.contains("CodeUri:") || images.contains("Handler:")) {
            throw new IllegalStateException("a function of the template is in no package of a room");
        }
        return MANAGED.matcher(images).replaceAll("");
    }
}
