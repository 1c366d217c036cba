package dev.muster.api.page;

import dev.muster.api.ApiStack;
import java.util.Map;

/** A program for a JVM that logs the classes it loads: starts the API and sends a request to each path. */
final class StartProgram {
    private StartProgram() {}

    public static void main(String[] paths) {
        ApiStack stack = new ApiStack();
        for (String path : paths) {
            System.out.println(stack.send("GET", path, null, Map.of()).status());
        }
    }
}
