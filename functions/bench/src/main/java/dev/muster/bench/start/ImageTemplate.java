package dev.muster.bench.start;

import java.util.regex.Pattern;

/**
 * The template for container images: each function is the image of its module, started at its handler. An image has no
 * snapshot, and contains its runtime.
 */
final class ImageTemplate {
    private static final String TYPE = "    Type: AWS::Serverless::Function\n";
    private static final Pattern ZIPPED = Pattern.compile(TYPE + """
                Properties:
                  CodeUri: functions/(\\w+)/target/\\1\\.zip
                  Handler: (\\S+)
            """);
    private static final String IMAGE = TYPE + """
                Metadata: { Dockerfile: Dockerfile, DockerContext: ., DockerTag: $1, DockerBuildArgs: { MODULE: $1 } }
                Properties:
                  PackageType: Image
                  ImageConfig: { Command: ["$2"] }
            """;
    private static final Pattern MANAGED = Pattern.compile("(?m)^ +(Runtime|SnapStart): .*\n");

    private ImageTemplate() {}

    /** Returns the variant of a template. Throws when a function is not in the package of a module. */
    static String of(String template) {
        String images = ZIPPED.matcher(template).replaceAll(IMAGE);
        if (images.contains("CodeUri:") || images.contains("Handler:")) {
            throw new IllegalStateException("a function of the template is not in the package of a module");
        }
        return MANAGED.matcher(images).replaceAll("");
    }
}
