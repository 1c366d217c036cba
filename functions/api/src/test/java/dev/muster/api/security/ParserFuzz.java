package dev.muster.api.security;

/** The entry point of the fuzzer: passes each input to the parser that the property {@code fuzz.parser} names. */
public final class ParserFuzz {
    private static final FuzzedParser PARSER = FuzzedParser.valueOf(System.getProperty("fuzz.parser"));

    private ParserFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        PARSER.read(input);
    }
}
