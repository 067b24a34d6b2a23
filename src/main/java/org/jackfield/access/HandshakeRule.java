package org.jackfield.access;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jackfield.problem.End;

/**
 * The opening handshake of RFC 6455 section 4.2.1, which the servers check each in a way of its own: GET, HTTP/1.1, one key
 * of 16 bytes, version 13.
 */
public final class HandshakeRule implements RequestRule {

    private static final String UPGRADE = "Upgrade";
    private static final String WEBSOCKET = "websocket";
    private static final int KEY_BYTES = 16;
    private static final String VERSION = "13";

    /**
     * Whether a request wants a WebSocket, or might be taken for one that does: one server looks for the header alone, and
     * not at what it names.
     */
    public static boolean isUpgrade(AccessRequest request) {
        List<String> named = tokens(request, UPGRADE);
        boolean hasKey = !request.headers().all("Sec-WebSocket-Key").isEmpty();
        return named.stream().anyMatch(name -> hasKey || name.contains(WEBSOCKET));
    }

    /** Every element of a header that is a list, in lower case. */
    private static List<String> tokens(AccessRequest request, String header) {
        return request.headers().all(header).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(token -> token.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    @Override
    public Optional<Decision.Refused> objection(AccessRequest request) {
        if (!request.method().equals("GET")) {
            return Optional.of(Decision.refused(End.HANDSHAKE_METHOD));
        }
        if (!request.protocol().equals("HTTP/1.1") && !request.protocol().equals("HTTP/2.0")) {
            return invalid("A WebSocket needs HTTP/1.1.");
        }
        if (!tokens(request, UPGRADE).contains(WEBSOCKET)) {
            return invalid("The header Upgrade names something else than websocket.");
        }
        if (!tokens(request, "Connection").contains("upgrade")) {
            return invalid("The header Connection: Upgrade is missing.");
        }
        if (!request.headers().all("Sec-WebSocket-Version").equals(List.of(VERSION))) {
            return Optional.of(Decision.refused(End.HANDSHAKE_VERSION));
        }
        List<String> keys = request.headers().all("Sec-WebSocket-Key");
        return keys.size() == 1 && isKey(keys.get(0))
                ? Optional.empty()
                : invalid("The header Sec-WebSocket-Key must be there once, with 16 bytes in base64.");
    }

    /**
     * A client waits for its answer before it sends more (RFC 6455 section 4.1).
     *
     * @param bytes how many have come behind the handshake so far
     */
    public static Optional<Decision.Refused> early(int bytes) {
        return bytes == 0 ? Optional.empty() : invalid("Something came behind the handshake before it was answered.");
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
