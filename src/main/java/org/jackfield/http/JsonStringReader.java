package org.jackfield.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/** The characters of a string of JSON without its escapes. */
final class JsonStringReader extends Reader {

    private static final int HEX = 16;
    private static final int HEX_DIGITS = 4;

    private final Reader escaped;

    /** @param escaped what stands between the quotes, of JSON that is whole */
    JsonStringReader(Reader escaped) {
        this.escaped = new BufferedReader(escaped);
    }

    @Override
    public int read() throws IOException {
        int next = escaped.read();
        return next == '\\' ? meant(escaped.read()) : next;
    }

    private int meant(int letter) throws IOException {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> letter;
        };
    }

    private int unicode() throws IOException {
        int code = 0;
        for (int i = 0; i < HEX_DIGITS; i++) {
            code = code * HEX + Character.digit(escaped.read(), HEX);
        }
        return code;
    }

    @Override
    public int read(char[] characters, int from, int length) throws IOException {
        int count = 0;
        for (int next; count < length && (next = read()) >= 0; count++) {
            characters[from + count] = (char) next;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    @Override
    public void close() throws IOException {
        escaped.close();
    }
}
