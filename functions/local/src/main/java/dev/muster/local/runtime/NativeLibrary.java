package dev.muster.local.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The native library of the runtime client, as a file of this process. The client itself unpacks its library into one
 * file of the machine, so a process that starts would overwrite the code that another one runs. Lambda's managed runtime
 * names an unpacked file too.
 */
final class NativeLibrary {
    /** The system property in which the client looks for the file. */
    private static final String PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private static final String OPTION = "-D" + PROPERTY + "=" + unpack();

    private NativeLibrary() {}

    /** Returns the option of a JVM that loads the file. */
    static String option() {
        return OPTION;
    }

    private static Path unpack() {
        String resource = "/jni/libaws-lambda-jni.linux%s-%s.so".formatted(usesMusl() ? "_musl" : "", architecture());
        try (InputStream library = NativeLibrary.class.getResourceAsStream(resource)) {
            if (library == null) {
                throw new IllegalStateException("the runtime client has no library " + resource);
            }
            Path file = Files.createTempFile("aws-lambda-jni", ".so");
            file.toFile().deleteOnExit();
            Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException("the library of the runtime client cannot be unpacked", failure);
        }
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    }

    private static boolean usesMusl() {
        try (DirectoryStream<Path> loaders = Files.newDirectoryStream(Path.of("/lib"), "ld-musl-*")) {
            return loaders.iterator().hasNext();
        } catch (IOException _) {
            return false;
        }
    }
}
