package org.jackfield.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jackfield.access.Resolved;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;

/**
 * A part of a form (RFC 7578), and where its content stands in the body.
 *
 * @param name of the field
 * @param type its media type, empty if it says none
 * @param from offset of the first byte of its content
 * @param to offset behind the last
 */
public record FormPart(String name, String type, int from, int to) {

    /** What the head of one part may have. */
    private static final int MOST_HEAD_BYTES = 8 << 10;

    /** RFC 2046 section 5.1.1. */
    private static final int MOST_BOUNDARY = 70;

    private static final Pattern PARAMETER =
            Pattern.compile("\\G[^;]*+;\\s*+([^\\s=;\"]++)\\s*+=\\s*+(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;\\s]*+))");

    /**
     * The parts of a form, in their order.
     *
     * @param contentType of the form, which names its boundary
     * @param mostParts how many there may be
     */
    public static Resolved<List<FormPart>> all(Body body, String contentType, int mostParts) {
        String boundary = parameter(contentType, "boundary");
        if (boundary.isEmpty() || boundary.length() > MOST_BOUNDARY) {
            return invalid("A form needs a boundary of 1 to " + MOST_BOUNDARY + " characters in its Content-Type");
        }
        byte[] delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        List<FormPart> parts = new ArrayList<>();
        int at = isAt(body, 0, delimiter, 2) ? delimiter.length - 2 : after(body, 0, delimiter);
        while (at >= 0 && !isEnd(body, at)) {
            if (parts.size() == mostParts) {
                return new Resolved.Refused<>(
                        End.TOO_LARGE,
                        Details.of("maxParts", mostParts)
                                .withWords("The form may have at most " + mostParts + " parts"));
            }
            int next = after(body, at, delimiter);
            Optional<FormPart> part = next < 0 ? Optional.empty() : part(body, at, next - delimiter.length);
            if (part.isEmpty()) {
                return invalid("The form breaks off, or a part of it has no head that can be read");
            }
            parts.add(part.get());
            at = next;
        }
        return at < 0 ? invalid("The form does not begin or end with its boundary") : new Resolved.Found<>(parts);
    }

    private static <T> Resolved<T> invalid(String words) {
        return new Resolved.Refused<>(End.INVALID, Details.inWords(words));
    }

    /** From behind a delimiter to the next: the rest of its line, the head, an empty line, the content. */
    private static Optional<FormPart> part(Body body, int from, int to) {
        int most = Math.min(to - from, MOST_HEAD_BYTES);
        StringBuilder head = new StringBuilder();
        for (int i = 0; i < most; i++) {
            head.append((char) body.at(from + i));
            if (head.length() >= 4 && head.indexOf("\r\n\r\n", head.length() - 4) >= 0) {
                return Optional.of(read(head.toString(), from + i + 1, to));
            }
        }
        return Optional.empty();
    }

    private static FormPart read(String head, int from, int to) {
        String name = "";
        String type = "";
        for (String line : head.split("\r\n", -1)) {
            int colon = line.indexOf(':');
            String field = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            if (field.equals("content-disposition")) {
                name = parameter(value, "name");
            } else if (field.equals("content-type")) {
                type = value;
            }
        }
        return new FormPart(name, type, Math.min(from, to), to);
    }

    /** A parameter of a header's value; empty if it has none of that name. */
    private static String parameter(String value, String name) {
        Matcher parameters = PARAMETER.matcher(value);
        while (parameters.find()) {
            if (parameters.group(1).equalsIgnoreCase(name)) {
                String quoted = parameters.group(2);
                return quoted == null ? parameters.group(3) : quoted.replaceAll("\\\\(.)", "$1");
            }
        }
        return "";
    }

    /** The offset behind the next delimiter; -1 if there is none. */
    private static int after(Body body, int from, byte[] delimiter) {
        for (int at = from; at <= body.size() - delimiter.length; at++) {
            if (isAt(body, at, delimiter, 0)) {
                return at + delimiter.length;
            }
        }
        return -1;
    }

    /** Whether a delimiter stands at an offset, without so many of its first bytes. */
    private static boolean isAt(Body body, int at, byte[] delimiter, int without) {
        int length = delimiter.length - without;
        if (at + length > body.size()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (body.at(at + i) != Byte.toUnsignedInt(delimiter[without + i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEnd(Body body, int at) {
        return at + 2 <= body.size() && body.at(at) == '-' && body.at(at + 1) == '-';
    }
}
