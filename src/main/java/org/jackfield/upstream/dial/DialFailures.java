package org.jackfield.upstream.dial;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jackfield.problem.End;
import org.jspecify.annotations.Nullable;

/**
 * The table of failed dials: from what was seen of a refusal to the {@link End} that clients are told.
 *
 * <p>Bodies are read for their codes alone: Cloudflare's {@code error[]} or {@code errors[]} with {@code code}, Deepgram's
 * {@code err_code}. Nothing of a body is kept.
 */
public final class DialFailures {

    private static final int MAX_BODY_CHARS = 8 * 1024;
    private static final long MAX_RETRY_AFTER_SECONDS = 86_400;

    private static final int MAX_CAUSES = 16;

    private static final Pattern CODE =
            Pattern.compile("\"(?:code|internalCode|err_code)\"\\s*:\\s*\"?([A-Za-z0-9_]+)");
    private static final Pattern ACCOUNT = Pattern.compile("account[ _-]?mismatch", Pattern.CASE_INSENSITIVE);
    private static final Pattern MODEL = Pattern.compile("no such model", Pattern.CASE_INSENSITIVE);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private static final Map<String, End> CODES = Map.ofEntries(
            Map.entry("2001", End.GATEWAY_NOT_FOUND),
            Map.entry("7003", End.ACCOUNT_MISMATCH),
            Map.entry("2009", End.UNAUTHORIZED),
            Map.entry("10000", End.UNAUTHORIZED),
            Map.entry("INVALID_AUTH", End.UNAUTHORIZED),
            Map.entry("5018", End.FORBIDDEN),
            Map.entry("3041", End.FORBIDDEN),
            Map.entry("INSUFFICIENT_PERMISSIONS", End.FORBIDDEN),
            Map.entry("5007", End.MODEL_NOT_FOUND),
            Map.entry("3042", End.MODEL_NOT_FOUND),
            Map.entry("PROJECT_NOT_FOUND", End.REJECTED),
            Map.entry("2003", End.UPSTREAM_BUSY),
            Map.entry("2041", End.UPSTREAM_BUSY),
            Map.entry("3036", End.UPSTREAM_BUSY),
            Map.entry("3040", End.UPSTREAM_BUSY),
            Map.entry("TOO_MANY_REQUESTS", End.UPSTREAM_BUSY));

    private DialFailures() {}

    /** True if the status alone leaves open which of several ends it was. */
    public static boolean isAmbiguous(int status) {
        return status == 400 || status == 403 || status == 404;
    }

    /** From the status alone. */
    public static DialFailure ofStatus(int status) {
        return ofAnswer(status, "", "");
    }

    /**
     * From the answer to a refused upgrade.
     *
     * @param retryAfter the header's value; empty if there was none
     * @param body as much of it as is known
     */
    public static DialFailure ofAnswer(int status, String retryAfter, String body) {
        return new DialFailure(end(status, body), status, retryAfterMillis(retryAfter));
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

    private static End end(int status, String body) {
        if (status == 429) {
            return End.UPSTREAM_BUSY;
        }
        if (status < 400 || status >= 500) {
            return End.UPSTREAM_ERROR;
        }
        String text = body.substring(0, Math.min(body.length(), MAX_BODY_CHARS));
        Matcher codes = CODE.matcher(text);
        while (codes.find()) {
            End known = CODES.get(codes.group(1));
            if (known != null) {
                return known;
            }
        }
        return ofWords(status, text);
    }

    private static End ofWords(int status, String text) {
        if (ACCOUNT.matcher(text).find()) {
            return End.ACCOUNT_MISMATCH;
        }
        return MODEL.matcher(text).find() ? End.MODEL_NOT_FOUND : ofClientError(status);
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
