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

/** Separates temporary errors of a service from permanent ones. */
public final class RetryableErrors {
    private RetryableErrors() {}

    /** Returns whether the same call may succeed a moment later. */
    public static boolean is(SdkException failure) {
        return switch (failure) {
            case AbortedException _ -> false;
            case TransactionConflictException _ -> true;
            case TransactionInProgressException _ -> true;
            case AwsServiceException response -> response.isThrottlingException() || response.statusCode() >= 500;
            case ApiCallTimeoutException _ -> true;
            case ApiCallAttemptTimeoutException _ -> true;
            case SdkException local -> local.retryable() || isNetworkError(local);
        };
    }

    private static boolean isNetworkError(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(IOException.class::isInstance);
    }
}
