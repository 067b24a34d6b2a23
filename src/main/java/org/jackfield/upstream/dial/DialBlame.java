package org.jackfield.upstream.dial;

import org.jackfield.problem.End;

/** Whom a failed dial speaks against. */
enum DialBlame {
    /** The upstream was not reached, or could not do its work. */
    UPSTREAM,
    /** It was reached and answered: a refusal of our credential, of our request or of one more session. */
    ANSWERED,
    /** It was not asked, or not trusted; nothing is known of its health. */
    OURS;

    static DialBlame of(End end) {
        return switch (end) {
            case UNREACHABLE, UPSTREAM_TIMEOUT, UPSTREAM_ERROR -> UPSTREAM;
            case TLS, CONFIGURATION, OVERLOADED, INTERNAL, CLIENT_LEFT -> OURS;
            default -> ANSWERED;
        };
    }
}
