package dev.muster.local.environment;

import dev.muster.embedded.template.TemplateException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The local replacement of Secrets Manager. Generates a random value for each secret at its first use. */
final class LocalSecrets {
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{resolve:([^:}]+):([^}]+)}}");
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 64;

    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /** Returns the text with each <code>{{resolve:secretsmanager:…}}</code> replaced by the value of the secret. */
    String resolve(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(reference -> Matcher.quoteReplacement(secret(reference.group(1), reference.group(2))));
    }

    private String secret(String store, String name) {
        if (!store.equals("secretsmanager")) {
            throw new TemplateException("{{resolve:" + store + ":" + name + "}}", "is not supported by the local host");
        }
        return values.computeIfAbsent(
                name,
                _ -> random.ints(LENGTH, 0, ALPHABET.length())
                        .collect(
                                StringBuilder::new, (text, n) -> text.append(ALPHABET.charAt(n)), StringBuilder::append)
                        .toString());
    }
}
