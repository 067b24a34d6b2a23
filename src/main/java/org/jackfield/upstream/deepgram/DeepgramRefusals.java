package org.jackfield.upstream.deepgram;

import org.jackfield.problem.End;
import org.jackfield.upstream.RefusalTable;

/** The refusals of Deepgram, whose errors have {@code err_code} and, for people, {@code err_msg}. */
final class DeepgramRefusals {

    static final RefusalTable TABLE = RefusalTable.ofMembers("err_code")
            .codes(End.UNAUTHORIZED, "INVALID_AUTH")
            .codes(End.FORBIDDEN, "INSUFFICIENT_PERMISSIONS")
            .codes(End.REJECTED, "PROJECT_NOT_FOUND")
            .codes(End.UPSTREAM_BUSY, "TOO_MANY_REQUESTS")
            .phrases(End.MODEL_NOT_FOUND, "no such model");

    private DeepgramRefusals() {}
}
