package org.jackfield.wire;

/**
 * What a close frame says (RFC 6455 section 5.5.1): a code and a reason of at most 123 bytes.
 *
 * <p>A {@code Close} may hold any code that was received or reported; only {@link #sendable()} may be written. Which
 * close tells which end is not decided here.
 */
public record Close(int code, String reason) {

    /** The close frame allows 125 bytes, two of which are the code. */
    private static final int MAX_REASON_BYTES = 123;

    public static final int NORMAL = 1000;
    public static final int GOING_AWAY = 1001;
    public static final int PROTOCOL_ERROR = 1002;
    public static final int UNSUPPORTED_DATA = 1003;
    /** Reported for a close frame without a code; never sent. */
    public static final int NO_STATUS = 1005;
    /** Reported for a connection that ended without a close frame; never sent. */
    public static final int ABNORMAL = 1006;

    public static final int INVALID_PAYLOAD = 1007;
    public static final int POLICY_VIOLATION = 1008;
    public static final int TOO_BIG = 1009;
    public static final int MANDATORY_EXTENSION = 1010;
    public static final int INTERNAL_ERROR = 1011;
    public static final int SERVICE_RESTART = 1012;
    public static final int TRY_AGAIN_LATER = 1013;

    private static final int PRIVATE_FIRST = 3000;
    private static final int PRIVATE_LAST = 4999;

    /** The connection is gone and no close frame was seen. */
    public static final Close LOST = new Close(ABNORMAL, "");

    /** To an upstream whose client is done. */
    public static final Close DONE = new Close(NORMAL, "");

    /** To an upstream whose client is gone. */
    public static final Close GONE = new Close(GOING_AWAY, "");

    /** To an upstream after a failure of ours. */
    public static final Close FAILED = new Close(INTERNAL_ERROR, "");

    /** True for the codes that RFC 6455 section 7.4 and the IANA registry let an endpoint send. */
    public static boolean isSendable(int code) {
        return switch (code) {
            case NORMAL,
                    GOING_AWAY,
                    PROTOCOL_ERROR,
                    UNSUPPORTED_DATA,
                    INVALID_PAYLOAD,
                    POLICY_VIOLATION,
                    TOO_BIG,
                    INTERNAL_ERROR,
                    SERVICE_RESTART,
                    TRY_AGAIN_LATER -> true;
            default -> code >= PRIVATE_FIRST && code <= PRIVATE_LAST;
        };
    }

    /** This close as it may be written: a code outside the sendable ones becomes 1011, the reason is cut to fit. */
    public Close sendable() {
        int safe = isSendable(code) ? code : INTERNAL_ERROR;
        String fit = Utf8.cut(reason, MAX_REASON_BYTES);
        return safe == code && fit.length() == reason.length() ? this : new Close(safe, fit);
    }

    /**
     * This close as a client may write it: 1012 and 1013 belong to servers, and the servers' own clients turn them into a
     * protocol error.
     */
    public Close sendableByClient() {
        return code == SERVICE_RESTART || code == TRY_AGAIN_LATER
                ? new Close(GOING_AWAY, reason).sendable()
                : sendable();
    }

    /** True if the peer ended by its own wish and in good order. */
    public boolean isNormal() {
        return code == NORMAL || code == NO_STATUS;
    }
}
