package org.jackfield.testing.sockets;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** The server's side of a WebSocket's opening (RFC 6455 section 4.2.2). */
public final class Upgrade {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private Upgrade() {}

    /** What a {@code Sec-WebSocket-Key} must be answered with. */
    public static String acceptFor(String key) {
        try {
            byte[] both = (key + GUID).getBytes(StandardCharsets.ISO_8859_1);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(both));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The head of an answer that completes the upgrade, with any {@code Sec-WebSocket-Accept}. */
    public static String answer(String accept) {
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept + "\r\n\r\n";
    }

    /** An answer with a status instead of the upgrade, and the end of the connection. */
    public static byte[] refusal(int status, Map<String, String> headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder answer = new StringBuilder("HTTP/1.1 " + status + " Refused\r\nConnection: close\r\n");
        headers.forEach((name, value) -> answer.append(name + ": " + value + "\r\n"));
        answer.append("Content-Length: " + bytes.length + "\r\n\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(answer.toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(bytes);
        return all.toByteArray();
    }
}
