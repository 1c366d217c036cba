package dev.muster.api.security;

/** What the fuzzer calls with everything it thinks of: the parser that the property {@code fuzz.parser} names. */
public final class ParserFuzz {
    private static final FuzzedParser PARSER = FuzzedParser.valueOf(System.getProperty("fuzz.parser"));

    private ParserFuzz() {}

    public static void fuzzerTestOneInput(byte[] thought) {
        PARSER.read(thought);
    }
}
