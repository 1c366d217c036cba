package dev.muster.api.scim;

import dev.muster.core.job.Problem;
import java.util.Optional;

/** A filter's text while it is read: the token at hand, and the first thing that was wrong. */
final class Text {
    private final Tokens tokens;
    private Token token;
    private Optional<Problem> trouble = Optional.empty();

    Text(String text) {
        this.tokens = new Tokens(text);
        this.token = tokens.next();
    }

    Token token() {
        return token;
    }

    /** What is wrong; empty as long as nothing is. */
    Optional<Problem> trouble() {
        return trouble;
    }

    /** Takes the token at hand; after trouble there is none but the end. */
    Token take() {
        Token taken = token;
        if (!taken.is(Token.Kind.END)) {
            token = tokens.next();
        }
        return taken;
    }

    /** Takes the token if it is this keyword. */
    boolean takes(String keyword) {
        boolean says = token.says(keyword);
        if (says) {
            take();
        }
        return says;
    }

    /** Takes the token if it is of this kind; else that is the trouble. */
    void expect(Token.Kind kind, String words) {
        if (token.is(kind)) {
            take();
        } else {
            expected(words);
        }
    }

    /** Something else should stand at the token at hand. */
    void expected(String words) {
        refuse(token, token.is(Token.Kind.BROKEN) ? token.text() : "expected " + words + " but found " + token.shown());
    }

    void refuse(Token at, String what) {
        refuse(at, Problem.Kind.INVALID, what);
    }

    /** Only the first trouble counts: whatever is read after it is read out of step. */
    void refuse(Token at, Problem.Kind kind, String what) {
        if (trouble.isEmpty()) {
            trouble = Optional.of(new Problem(kind, "at character " + at.at() + ": " + what));
        }
        token = new Token(Token.Kind.END, "", at.at());
    }
}
