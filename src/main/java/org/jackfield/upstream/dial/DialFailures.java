package org.jackfield.upstream.dial;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jackfield.problem.End;
import org.jackfield.upstream.RefusalTable;
import org.jspecify.annotations.Nullable;

/**
 * The table of failed dials: from what was seen of a refusal to the {@link End} that clients are told.
 *
 * <p>A body is read with the {@link RefusalTable} of who refused, and only where the status leaves the reason open: 429 and
 * what is no client error speak for themselves. Nothing of a body is kept.
 */
public final class DialFailures {

    private static final long MAX_RETRY_AFTER_SECONDS = 86_400;
    private static final int MAX_CAUSES = 16;

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private DialFailures() {}

    /** True if the status alone leaves open which of several ends it was. */
    public static boolean isAmbiguous(int status) {
        return status == 400 || status == 403 || status == 404;
    }

    /** From the status alone. */
    public static DialFailure ofStatus(int status) {
        return ofAnswer(status, "", "", RefusalTable.NONE);
    }

    /**
     * From the answer to a refused upgrade.
     *
     * @param retryAfter the header's value; empty if there was none
     * @param body as much of it as is known
     * @param refusals what bodies mean
     */
    public static DialFailure ofAnswer(int status, String retryAfter, String body, RefusalTable refusals) {
        return new DialFailure(end(status, body, refusals), status, retryAfterMillis(retryAfter));
    }

    /** From the exception that a client gave up with when there was no answer. */
    public static DialFailure ofError(Throwable error) {
        End end = End.UPSTREAM_ERROR;
        @Nullable Throwable cause = error;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (isTimeout(cause)) {
                return DialFailure.of(End.UPSTREAM_TIMEOUT);
            }
            if (cause instanceof SSLException || cause instanceof GeneralSecurityException) {
                return DialFailure.of(End.TLS);
            }
            if (cause instanceof IOException || cause instanceof UnresolvedAddressException) {
                end = End.UNREACHABLE;
            }
            cause = cause.getCause();
        }
        return DialFailure.of(end);
    }

    private static boolean isTimeout(Throwable cause) {
        return cause instanceof HttpTimeoutException
                || cause instanceof SocketTimeoutException
                || cause instanceof TimeoutException;
    }

    private static End end(int status, String body, RefusalTable refusals) {
        if (status == 429) {
            return End.UPSTREAM_BUSY;
        }
        if (status < 400 || status >= 500) {
            return End.UPSTREAM_ERROR;
        }
        return refusals.meaning(body).orElseGet(() -> ofClientError(status));
    }

    private static End ofClientError(int status) {
        return switch (status) {
            case 401 -> End.UNAUTHORIZED;
            case 403 -> End.FORBIDDEN;
            case 404 -> End.MODEL_NOT_FOUND;
            default -> End.REJECTED;
        };
    }

    private static long retryAfterMillis(String retryAfter) {
        String seconds = retryAfter.strip();
        if (!SECONDS.matcher(seconds).matches()) {
            return 0;
        }
        return Math.min(Long.parseLong(seconds), MAX_RETRY_AFTER_SECONDS) * 1000;
    }
}
