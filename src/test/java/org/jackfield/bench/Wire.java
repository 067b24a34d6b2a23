package org.jackfield.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bytes of RFC 6455 that the bench needs: the upgrade of section 4, the frame head of section 5.2. */
final class Wire {

    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    /** The longest head: two bytes, eight of length, four of mask. */
    static final int HEAD_BYTES = 14;

    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAA==";
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final Pattern KEY_HEADER = Pattern.compile("(?im)^sec-websocket-key:\\s*(\\S+)\\s*$");
    private static final byte[] SEQUENCE = "\"seq\":".getBytes(US_ASCII);
    private static final int ZERO_MASK = 0;

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
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + accept(key.group(1)) + "\r\n\r\n";
    }

    private static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Writes the head of a whole message. A mask of zeros leaves the payload as it is. */
    static void head(ByteBuffer to, int opcode, int length, boolean masked) {
        int mark = masked ? 0x80 : 0;
        to.put((byte) (0x80 | opcode));
        if (length < 126) {
            to.put((byte) (mark | length));
        } else if (length < 0x10000) {
            to.put((byte) (mark | 126)).putShort((short) length);
        } else {
            to.put((byte) (mark | 127)).putLong(length);
        }
        if (masked) {
            to.putInt(ZERO_MASK);
        }
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
