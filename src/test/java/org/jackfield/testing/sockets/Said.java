package org.jackfield.testing.sockets;

import jakarta.json.Json;

/** What a client of speech to text may say at any time and an upstream that echoes sends back as words. */
public final class Said {

    private static final String BEGIN = "{\"type\":\"Configure\",\"text\":\"";
    private static final String END = "\"}";

    private Said() {}

    public static String words(String words) {
        return Json.createObjectBuilder()
                .add("type", "Configure")
                .add("text", words)
                .build()
                .toString();
    }

    /** The words of a message that came as {@link #words} are sent. */
    public static String wordsOf(String message) {
        return Members.of(message).getString("text");
    }

    /** The least bytes that a message takes. */
    public static int leastBytes() {
        return BEGIN.length() + END.length();
    }

    /** Words so that the message takes exactly so many bytes of UTF-8, made of {@code filler} as far as it fits. */
    public static String bytes(int bytes, String filler) {
        int fillerBytes = filler.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        int room = bytes - leastBytes();
        return BEGIN + filler.repeat(room / fillerBytes) + "x".repeat(room % fillerBytes) + END;
    }
}
