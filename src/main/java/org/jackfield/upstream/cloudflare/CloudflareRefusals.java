package org.jackfield.upstream.cloudflare;

import org.jackfield.problem.End;
import org.jackfield.upstream.RefusalTable;

/**
 * The refusals of Cloudflare: of its AI gateway, whose errors have {@code error[].code} and {@code internalCode}, and of
 * Workers AI and the API before them, whose errors have {@code errors[].code} or come as plain words.
 */
final class CloudflareRefusals {

    static final RefusalTable TABLE = RefusalTable.ofMembers("code", "internalCode")
            .codes(End.GATEWAY_NOT_FOUND, "2001")
            .codes(End.ACCOUNT_MISMATCH, "7003")
            .codes(End.UNAUTHORIZED, "2009", "10000")
            .codes(End.FORBIDDEN, "3041", "5018")
            .codes(End.MODEL_NOT_FOUND, "3042", "5007")
            .codes(End.UPSTREAM_BUSY, "2003", "2041", "3036", "3040")
            .phrases(
                    End.ACCOUNT_MISMATCH, "account mismatch", "account_mismatch", "account-mismatch", "accountmismatch")
            .phrases(End.MODEL_NOT_FOUND, "no such model");

    private CloudflareRefusals() {}
}
