package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.muster.aws.lambda.SilentLogger;
import dev.muster.core.time.TimeReserve;
import org.jspecify.annotations.Nullable;

/** The invocation that a rehearsal pretends to be. It logs nothing, and one piece of work has time. */
final class PrimingContext implements Context {
    private static final String NAME = "priming";

    private final LambdaLogger logger = new SilentLogger();

    @Override
    public String getAwsRequestId() {
        return NAME;
    }

    @Override
    public String getLogGroupName() {
        return NAME;
    }

    @Override
    public String getLogStreamName() {
        return NAME;
    }

    @Override
    public String getFunctionName() {
        return NAME;
    }

    @Override
    public String getFunctionVersion() {
        return NAME;
    }

    @Override
    public String getInvokedFunctionArn() {
        return NAME;
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    /** Returns the reserves, and as much again for the work itself. */
    @Override
    public int getRemainingTimeInMillis() {
        return Math.toIntExact(TimeReserve.QUEUE_INVOCATION
                .plus(TimeReserve.NEXT_STEP)
                .multipliedBy(2)
                .toMillis());
    }

    @Override
    public int getMemoryLimitInMB() {
        return 1;
    }

    @Override
    public LambdaLogger getLogger() {
        return logger;
    }
}
