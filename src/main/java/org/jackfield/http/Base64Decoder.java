package org.jackfield.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads base64 as clients send it, piece by piece: the standard alphabet and the one for URLs, with or without padding, in
 * lines, behind the prefix of a data URL. Anything else is refused where it stands, so that nothing is read but what was
 * meant; a space may have been a plus.
 *
 * <p>It holds what was decoded, up to a limit, and no more of the text than a prefix. For one thread.
 */
public final class Base64Decoder {

    /** What became of the text. */
    public sealed interface Outcome {}

    /** All of it was read; {@code bytes} has them from position to limit. */
    public record Decoded(ByteBuffer bytes) implements Outcome {}

    /** It is not base64: {@code found} says what is in it and where, counted in characters from 1. */
    public record Malformed(String found) implements Outcome {}

    /** It holds more bytes than may be. */
    public record TooLarge() implements Outcome {}

    private static final int FIRST_BYTES = 8 << 10;
    private static final int BITS = 6;
    private static final int GROUP = 4;

    private final int maxBytes;
    private final DataUrlPrefix prefix = new DataUrlPrefix();
    private byte[] bytes = new byte[0];
    private int length;
    private long position;
    private int bits;
    private int digits;
    private int padding;
    private Optional<Outcome> failure = Optional.empty();

    /** Decodes no more than {@code maxBytes}. */
    public Base64Decoder(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Takes the next characters.
     *
     * @return false if no more are wanted, because it failed
     */
    public boolean take(CharSequence characters) {
        for (int i = 0; i < characters.length() && failure.isEmpty(); i++) {
            position++;
            if (prefix.state() == DataUrlPrefix.State.BEGUN) {
                prefix.take(characters.charAt(i));
                settle();
            } else {
                data(characters.charAt(i));
            }
        }
        return failure.isEmpty();
    }

    private void settle() {
        switch (prefix.state()) {
            case NONE -> prefix.read().chars().forEach(held -> data((char) held));
            case MALFORMED -> fail(new Malformed("a data URL without \";base64,\" before its data"));
            case BEGUN, OVER -> {}
        }
    }

    private void data(char character) {
        if (character == '\r' || character == '\n' || failure.isPresent()) {
            return;
        }
        int digit = digit(character);
        if (character == '=' && padding < GROUP - digits && digits > 1) {
            padding++;
        } else if (digit < 0 || padding > 0) {
            fail(new Malformed(named(character) + " at position " + position));
        } else {
            bits = (bits << BITS) | digit;
            digits++;
            if (digits == GROUP) {
                put(bits, 3);
                digits = 0;
            }
        }
    }

    private static int digit(char character) {
        if (character >= 'A' && character <= 'Z') {
            return character - 'A';
        }
        if (character >= 'a' && character <= 'z') {
            return character - 'a' + 26;
        }
        if (character >= '0' && character <= '9') {
            return character - '0' + 52;
        }
        return switch (character) {
            case '+', '-' -> 62;
            case '/', '_' -> 63;
            default -> -1;
        };
    }

    private static String named(char character) {
        if (character == ' ') {
            return "a space";
        }
        boolean visible = character > ' ' && character <= '~';
        return visible ? "the character " + character : String.format("the character U+%04X", (int) character);
    }

    /** What became of it, after the last character or a failure. */
    public Outcome finish() {
        if (prefix.state() == DataUrlPrefix.State.BEGUN) {
            prefix.end();
            settle();
        }
        if (failure.isEmpty() && digits == 1) {
            fail(new Malformed("an end within a byte, at position " + position));
        }
        if (failure.isEmpty() && digits > 1) {
            put(bits << ((GROUP - digits) * BITS), digits - 1);
            digits = 0;
        }
        return failure.orElseGet(() -> new Decoded(ByteBuffer.wrap(bytes, 0, length)));
    }

    /** The upper {@code count} bytes of 24 bits. */
    private void put(int group, int count) {
        if (count > maxBytes - length) {
            fail(new TooLarge());
            return;
        }
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(maxBytes, Math.max(FIRST_BYTES, 2L * bytes.length)));
        }
        for (int shift = 16; shift > 16 - 8 * count; shift -= 8) {
            bytes[length++] = (byte) (group >> shift);
        }
    }

    private void fail(Outcome outcome) {
        failure = Optional.of(outcome);
    }
}
