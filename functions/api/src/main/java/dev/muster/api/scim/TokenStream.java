package dev.muster.api.scim;

import dev.muster.api.problem.ApiProblem;
import java.util.Optional;

/** The tokens of a filter while it is parsed: the current token, and the first error. */
final class TokenStream {
    private final FilterTokenizer tokenizer;
    private FilterToken token;
    private Optional<ApiProblem> failure = Optional.empty();

    TokenStream(String text) {
        this.tokenizer = new FilterTokenizer(text);
        this.token = tokenizer.next();
    }

    FilterToken token() {
        return token;
    }

    /** Returns the first error; empty when there is none. */
    Optional<ApiProblem> failure() {
        return failure;
    }

    /** Returns the current token and advances; after an error the current token is the end. */
    FilterToken take() {
        FilterToken taken = token;
        if (!taken.is(FilterToken.Kind.END)) {
            token = tokenizer.next();
        }
        return taken;
    }

    /** Advances if the current token is this keyword; returns whether it was. */
    boolean takeIf(String keyword) {
        boolean matches = token.isKeyword(keyword);
        if (matches) {
            take();
        }
        return matches;
    }

    /** Advances if the current token is of this kind; else records an error. */
    void expect(FilterToken.Kind kind, String expected) {
        if (token.is(kind)) {
            take();
        } else {
            expected(expected);
        }
    }

    /** Records the error that another token was expected. */
    void expected(String expected) {
        reject(
                token,
                token.is(FilterToken.Kind.BROKEN)
                        ? token.text()
                        : "expected " + expected + " but found " + token.describe());
    }

    void reject(FilterToken at, String detail) {
        reject(at, ApiProblem.Kind.INVALID, detail);
    }

    /** Records an error and moves to the end. Later errors are ignored, because they follow from the first. */
    void reject(FilterToken at, ApiProblem.Kind kind, String detail) {
        if (failure.isEmpty()) {
            failure = Optional.of(new ApiProblem(kind, "at character " + at.at() + ": " + detail));
        }
        token = new FilterToken(FilterToken.Kind.END, "", at.at());
    }
}
