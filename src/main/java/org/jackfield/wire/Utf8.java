package org.jackfield.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Text and what it is in UTF-8, without encoding it where that can be avoided. */
final class Utf8 {

    private static final int REPLACEMENT = 0xFFFD;

    private Utf8() {}

    /** The bytes that {@code text} takes; an unpaired surrogate counts as its replacement does. */
    static int length(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            if (c < 0x800) {
                bytes++;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 2;
                i++;
            } else {
                bytes += Character.isSurrogate(c) ? 0 : 2;
            }
        }
        return bytes;
    }

    /** The text itself, or with a replacement for each half of a surrogate pair, which UTF-8 has no form for. */
    static String repaired(String text) {
        boolean whole = text.codePoints().noneMatch(Utf8::isHalf);
        return whole
                ? text
                : text.codePoints()
                        .map(c -> isHalf(c) ? REPLACEMENT : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** The longest beginning of {@code text} that fits {@code maxBytes} and splits no character. */
    static String cut(String text, int maxBytes) {
        ByteBuffer room = ByteBuffer.allocate(maxBytes);
        CharBuffer in = CharBuffer.wrap(text);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(java.nio.charset.CodingErrorAction.REPLACE)
                .encode(in, room, true);
        return text.substring(0, in.position());
    }
}
