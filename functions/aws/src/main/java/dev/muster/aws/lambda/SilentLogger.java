package dev.muster.aws.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;

/** A logger that discards every message: a rehearsal before a snapshot must not look like an invocation. */
public final class SilentLogger implements LambdaLogger {
    @Override
    public void log(String message) {}

    @Override
    public void log(byte[] message) {}
}
