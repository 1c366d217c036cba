package dev.muster.api.scim;

import dev.muster.core.job.Problem;
import java.util.Optional;

/** A filter's text while it is read: the token at hand, and the first thing that was wrong. */
final class TokenStream {
    private final FilterTokenizer filterTokenizer;
    private FilterToken token;
    private Optional<Problem> failure = Optional.empty();

    TokenStream(String text) {
        this.filterTokenizer = new FilterTokenizer(text);
        this.token = filterTokenizer.next();
    }

    FilterToken token() {
        return token;
    }

    /** What is wrong; empty as long as nothing is. */
    Optional<Problem> trouble() {
        return failure;
    }

    /** Takes the token at hand; after trouble there is none but the end. */
    FilterToken take() {
        FilterToken taken = token;
        if (!taken.is(FilterToken.Kind.END)) {
            token = filterTokenizer.next();
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
    void expect(FilterToken.Kind kind, String words) {
        if (token.is(kind)) {
            take();
        } else {
            expected(words);
        }
    }

    /** Something else should stand at the token at hand. */
    void expected(String words) {
        refuse(
                token,
                token.is(FilterToken.Kind.BROKEN) ? token.text() : "expected " + words + " but found " + token.shown());
    }

    void refuse(FilterToken at, String what) {
        refuse(at, Problem.Kind.INVALID, what);
    }

    /** Only the first trouble counts: whatever is read after it is read out of step. */
    void refuse(FilterToken at, Problem.Kind kind, String what) {
        if (failure.isEmpty()) {
            failure = Optional.of(new Problem(kind, "at character " + at.at() + ": " + what));
        }
        token = new FilterToken(FilterToken.Kind.END, "", at.at());
    }
}
