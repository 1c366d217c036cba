package dev.muster.aws.job;

import dev.muster.core.access.Credential;
import java.util.Base64;
import java.util.HexFormat;

/** A credential as text: its type, a colon, and its hash in base64url, which is shorter than hexadecimal. */
final class CredentialText {
    private CredentialText() {}

    static String encode(Credential credential) {
        byte[] hash = HexFormat.of().parseHex(credential.hash());
        return credential.type() + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    static Credential decode(String text) {
        int colon = text.indexOf(':');
        byte[] hash = Base64.getUrlDecoder().decode(text.substring(colon + 1));
        return new Credential(text.substring(0, colon), HexFormat.of().formatHex(hash));
    }
}
