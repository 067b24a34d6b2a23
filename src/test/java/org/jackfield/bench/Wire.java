package org.jackfield.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jackfield.testing.sockets.Upgrade;

/** What the bench says and reads outside frames: the upgrade, and the number in a text. */
final class Wire {

    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAA==";
    private static final Pattern KEY_HEADER = Pattern.compile("(?im)^sec-websocket-key:\\s*(\\S+)\\s*$");
    private static final byte[] SEQUENCE = "\"seq\":".getBytes(US_ASCII);

    private Wire() {}

    static String request(String path, int port) {
        return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                + KEY + "\r\n\r\n";
    }

    static String answer(String request) {
        Matcher key = KEY_HEADER.matcher(request);
        if (!key.find()) {
            throw new IllegalArgumentException("No Sec-WebSocket-Key");
        }
        return Upgrade.answer(Upgrade.acceptFor(key.group(1)));
    }

    /** The number after the first {@code "seq":}; -1 if there is none. */
    static long sequenceIn(ByteBuffer text) {
        for (int at = text.position(); at + SEQUENCE.length < text.limit(); at++) {
            if (text.get(at) == '"' && isSequence(text, at)) {
                return digits(text, at + SEQUENCE.length);
            }
        }
        return -1;
    }

    private static boolean isSequence(ByteBuffer text, int at) {
        for (int i = 1; i < SEQUENCE.length; i++) {
            if (text.get(at + i) != SEQUENCE[i]) {
                return false;
            }
        }
        return true;
    }

    private static long digits(ByteBuffer text, int from) {
        long number = 0;
        for (int at = from; at < text.limit() && text.get(at) >= '0' && text.get(at) <= '9'; at++) {
            number = number * 10 + text.get(at) - '0';
        }
        return number;
    }
}
