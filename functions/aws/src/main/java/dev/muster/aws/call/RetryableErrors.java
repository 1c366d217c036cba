package dev.muster.aws.call;

import java.io.IOException;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Tells trouble that passes from trouble that stays. */
public final class RetryableErrors {
    private RetryableErrors() {}

    /** Whether the same call may well succeed a moment later. */
    public static boolean is(SdkException failure) {
        return switch (failure) {
            case AbortedException _ -> false;
            case TransactionConflictException _ -> true;
            case TransactionInProgressException _ -> true;
            case AwsServiceException answer -> answer.isThrottlingException() || answer.statusCode() >= 500;
            case ApiCallTimeoutException _ -> true;
            case ApiCallAttemptTimeoutException _ -> true;
            case SdkException unsent -> unsent.retryable() || isOfNetwork(unsent);
        };
    }

    private static boolean isOfNetwork(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(IOException.class::isInstance);
    }
}
