package org.jackfield.access;

import java.util.Base64;
import java.util.Optional;
import org.jackfield.problem.End;

/**
 * The opening handshake of RFC 6455 section 4.2.1, which the servers check each in a way of its own: GET, HTTP/1.1, one key
 * of 16 bytes, version 13.
 */
public final class HandshakeRule implements AdmissionRule {

    private static final int KEY_BYTES = 16;

    @Override
    public Optional<Decision.Refused> objection(AccessRequest request) {
        if (!request.method().equals("GET")) {
            return Optional.of(Decision.refused(End.HANDSHAKE_METHOD));
        }
        if (!request.protocol().equals("HTTP/1.1") && !request.protocol().equals("HTTP/2.0")) {
            return invalid("A WebSocket needs HTTP/1.1.");
        }
        if (!request.connection().contains("upgrade")) {
            return invalid("The header Connection: Upgrade is missing.");
        }
        if (request.versions().size() != 1 || !request.versions().get(0).equals("13")) {
            return Optional.of(Decision.refused(End.HANDSHAKE_VERSION));
        }
        return request.keys().size() == 1 && isKey(request.keys().get(0))
                ? Optional.empty()
                : invalid("The header Sec-WebSocket-Key must be there once, with 16 bytes in base64.");
    }

    private static Optional<Decision.Refused> invalid(String words) {
        return Optional.of(Decision.refused(End.HANDSHAKE, words));
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
