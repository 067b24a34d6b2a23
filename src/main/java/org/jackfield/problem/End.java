package org.jackfield.problem;

import org.jackfield.wire.Close;

/**
 * The table of all ends: why a session ended, was refused or a message was turned down.
 *
 * <p>Each has a close code (exact meanings of RFC 6455 and IANA where there is one, else 4000 plus the HTTP status), a fixed
 * name that clients see as {@code code} of the error object and as the close reason, words for people, the HTTP status when
 * it happens before the upgrade, and whether trying again makes sense. Codes 44xx ask the client to change something, 45xx
 * to come again.
 */
public enum End {
    FINISHED(1000, "ok", 200, false, "The session is finished."),
    IDLE(4408, "session.idle", 408, true, "Nothing was sent for too long."),
    MAX_DURATION(4410, "session.max_duration", 410, true, "The session reached its longest duration; open a new one."),
    RESTARTING(1012, "server.restarting", 503, true, "The server restarts; connect again in a moment."),
    OVERLOADED(1013, "server.overloaded", 503, true, "The server is at its capacity; try again later."),

    UNSUPPORTED(1003, "message.unsupported", 415, false, "This endpoint does not take this kind of message."),
    INVALID(4400, "message.invalid", 400, false, "A message could not be understood."),
    TOO_LARGE(1009, "message.too_large", 413, false, "A message was too large."),
    UNFINISHED(4408, "message.unfinished", 408, true, "A message was begun and not finished in time."),
    TOO_COMPLEX(4413, "message.too_complex", 413, false, "A message was nested too deeply."),
    AUDIO_DROPPED(
            4429, "audio.dropped", 429, true, "Audio came faster than it could be passed on; the oldest was dropped."),
    NOT_READY(4429, "queue.full", 429, true, "No more messages can be held for the speech service."),
    RATE_LIMITED(4429, "rate.limited", 429, true, "Messages or audio came too fast."),
    CONNECTIONS(4429, "connections.limit", 429, true, "Too many sessions are open."),

    PARAMETER(4400, "parameter.invalid", 400, false, "A query parameter is not accepted."),
    HANDSHAKE(4400, "handshake.invalid", 400, false, "The WebSocket handshake is not valid."),
    HANDSHAKE_METHOD(4400, "handshake.method", 405, false, "A WebSocket is opened with GET."),
    HANDSHAKE_VERSION(4400, "handshake.version", 426, false, "Only version 13 of the WebSocket protocol is spoken."),
    HTTP_VERSION(4400, "http.version", 505, false, "This answer is given over HTTP/1.1 alone."),
    NOT_FOUND(4404, "not_found", 404, false, "There is nothing at this address."),
    CONFIGURATION(1011, "configuration.missing", 500, false, "Configuration error"),

    AUTH_REQUIRED(4401, "auth.required", 401, false, "A credential is required."),
    AUTH_INVALID(4401, "auth.invalid", 401, false, "The credential is not valid."),
    AUTH_EXPIRED(4401, "auth.expired", 401, true, "The credential has expired; come again with a new one."),
    AUTH_UNAVAILABLE(4503, "auth.unavailable", 503, true, "Credentials cannot be checked at the moment."),
    CLOSED_BY_OPERATOR(4403, "session.closed", 403, false, "The operator of the server ended the session."),
    ORIGIN_DENIED(4403, "origin.denied", 403, false, "Pages of this origin may not connect."),
    CHUNK_LATE(4409, "chunk.late", 409, false, "A later chunk of the audio is there already."),

    UNREACHABLE(4502, "upstream.unreachable", 502, true, "The speech service could not be reached."),
    TLS(4502, "upstream.tls", 502, false, "No trusted TLS connection to the speech service could be made."),
    UPSTREAM_TIMEOUT(4504, "upstream.timeout", 504, true, "The speech service did not answer in time."),
    CIRCUIT_OPEN(
            4503, "upstream.unavailable", 503, true, "The speech service failed too often and is left alone for now."),
    GATEWAY_NOT_FOUND(4502, "upstream.gateway_not_found", 502, false, "The AI gateway does not exist; check its id."),
    ACCOUNT_MISMATCH(
            4502,
            "upstream.account_mismatch",
            502,
            false,
            "The gateway does not belong to this account; check both ids."),
    UNAUTHORIZED(4502, "upstream.unauthorized", 502, false, "The gateway refused the server's token."),
    FORBIDDEN(4502, "upstream.forbidden", 502, false, "The server's token may not use this model or gateway."),
    MODEL_NOT_FOUND(4502, "upstream.model_not_found", 502, false, "The model does not exist at the gateway."),
    REJECTED(4502, "upstream.rejected", 502, false, "The speech service rejected the request."),
    UPSTREAM_BUSY(4503, "upstream.busy", 503, true, "The speech service takes no more requests for now."),
    UPSTREAM_ERROR(4502, "upstream.error", 502, true, "The speech service failed."),
    UPSTREAM_CLOSED(4502, "upstream.closed", 502, true, "The speech service ended the session."),
    UPSTREAM_REFUSED(4502, "upstream.refused", 502, false, "The speech service refused to go on."),
    UPSTREAM_LOST(4502, "upstream.lost", 502, true, "The connection to the speech service was lost."),
    UPSTREAM_STALLED(4504, "upstream.stalled", 504, true, "The speech service stopped taking data or answering."),
    UPSTREAM_INVALID(4502, "upstream.invalid", 502, true, "The speech service sent something that is not valid."),

    CLIENT_LEFT(1001, "client.left", 200, true, "The client went away."),
    CLIENT_SLOW(4408, "client.too_slow", 408, true, "The client did not read fast enough."),
    CLIENT_DEAD(4408, "client.unresponsive", 408, true, "The client did not answer any more."),
    INTERNAL(1011, "internal", 500, true, "An internal error.");

    private final int closeCode;
    private final String code;
    private final int status;
    private final boolean retryable;
    private final String words;

    End(int closeCode, String code, int status, boolean retryable, String words) {
        this.closeCode = closeCode;
        this.code = code;
        this.status = status;
        this.retryable = retryable;
        this.words = words;
    }

    /** The close frame that tells this end to the client. */
    public Close close() {
        return new Close(closeCode, code);
    }

    /** The fixed name: {@code code} of the error object, reason of the close frame. */
    public String code() {
        return code;
    }

    /** The HTTP status if this happens before the upgrade. */
    public int status() {
        return status;
    }

    public boolean retryable() {
        return retryable;
    }

    /**
     * True if a client does well to connect again by itself: something failed, or the node is emptied. After the other ends
     * nobody may be there any more who wants a session, so it is for the application to open one.
     */
    public boolean invitesBack() {
        return retryable && this != IDLE && this != MAX_DURATION && this != AUTH_EXPIRED;
    }

    /** One sentence for people, without data of the session. */
    public String words() {
        return words;
    }

    /** True if the client has nothing to be told: it finished or left by itself. */
    public boolean isQuiet() {
        return closeCode == Close.NORMAL || this == CLIENT_LEFT;
    }

    /**
     * What it means for the client that its upstream closed.
     *
     * @param finishing whether the client had asked the upstream to finish
     */
    public static End ofUpstream(Close close, boolean finishing) {
        int code = close.code();
        return switch (code) {
            case Close.NORMAL, Close.NO_STATUS -> finishing ? FINISHED : UPSTREAM_CLOSED;
            case Close.GOING_AWAY -> UPSTREAM_CLOSED;
            case Close.ABNORMAL -> UPSTREAM_LOST;
            case Close.POLICY_VIOLATION -> UPSTREAM_REFUSED;
            case Close.INTERNAL_ERROR, 1014 -> UPSTREAM_ERROR;
            case Close.SERVICE_RESTART, Close.TRY_AGAIN_LATER -> UPSTREAM_BUSY;
            default -> ofPrivateCode(code);
        };
    }

    private static End ofPrivateCode(int code) {
        if (code >= 4400 && code < 4500) {
            return UPSTREAM_REFUSED;
        }
        return code >= 3000 && code <= 4999 ? UPSTREAM_ERROR : UPSTREAM_INVALID;
    }

    /** What it means for the session that the client's connection closed. */
    public static End ofClient(Close close) {
        return close.isNormal() ? FINISHED : CLIENT_LEFT;
    }

    /** The close frame for the upstream when the session ends in this way. */
    public Close toUpstream() {
        return switch (this) {
            case FINISHED -> Close.DONE;
            case INTERNAL -> Close.FAILED;
            default -> Close.GONE;
        };
    }
}
