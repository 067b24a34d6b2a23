package org.jackfield.upstream;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The encoding of a query's names and values (RFC 3986 section 2.1, with the plus sign of HTML forms). Anything that is not
 * exactly that has no meaning here: no second guess at another character set, no replacement characters.
 */
final class PercentCode {

    private static final int ESCAPE_LENGTH = 3;
    private static final int HEX = 16;

    private PercentCode() {}

    /** The text that is meant; empty if the code is broken or does not stand for UTF-8. */
    static Optional<String> decode(String code) {
        ByteBuffer bytes = ByteBuffer.allocate(code.length());
        int at = 0;
        while (at < code.length()) {
            char c = code.charAt(at);
            int value = valueAt(code, at);
            if (value < 0) {
                return Optional.empty();
            }
            bytes.put((byte) value);
            at += c == '%' ? ESCAPE_LENGTH : 1;
        }
        return text(bytes.flip());
    }

    private static int valueAt(String code, int at) {
        char c = code.charAt(at);
        if (c == '+') {
            return ' ';
        }
        if (c != '%') {
            return c > ' ' && c < 0x7f ? c : -1;
        }
        if (at + ESCAPE_LENGTH > code.length()) {
            return -1;
        }
        int high = hexDigit(code.charAt(at + 1));
        int low = hexDigit(code.charAt(at + 2));
        return high < 0 || low < 0 ? -1 : high * HEX + low;
    }

    /** Of the ASCII digits alone, where {@link Character#digit} takes those of every script. */
    private static int hexDigit(char c) {
        return c < 0x7f ? Character.digit(c, HEX) : -1;
    }

    private static Optional<String> text(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
