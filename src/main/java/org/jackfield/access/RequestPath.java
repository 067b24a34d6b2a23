package org.jackfield.access;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a request goes, below the context root, in the one spelling by which addresses are compared (RFC 3986 section 6.2.2):
 * a character that need not be encoded is not, and one slash at the end is left out. Upper and lower case differ.
 *
 * <p>What one server or another may read differently is no path at all: path parameters, empty and dot segments, and in
 * encoded form slashes, percent signs, semicolons and control characters.
 *
 * @param text e.g. {@code /demo/api/ai/transcription}; other encoded characters stand as they came
 */
public record RequestPath(String text) {

    private static final String ROOT = "/";
    private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final Pattern BROKEN = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern AMBIGUOUS =
            Pattern.compile("[;\\\\\\x00-\\x20\\x7f]|%(?i:[01][0-9a-f]|25|2f|3b|5c|7f)");
    private static final int HEX = 16;

    /**
     * Reads the path of a request.
     *
     * @param raw as it stands in the request, without the query
     * @param contextPath of the deployment, empty for the root
     */
    public static Optional<RequestPath> read(String raw, String contextPath) {
        if (BROKEN.matcher(raw).find() || AMBIGUOUS.matcher(raw).find()) {
            return Optional.empty();
        }
        String text = ENCODED.matcher(raw).replaceAll(RequestPath::decoded);
        if (!text.startsWith(contextPath + ROOT) && !text.equals(contextPath)) {
            return Optional.empty();
        }
        String below = text.substring(contextPath.length());
        boolean slashAtEnd = below.length() > 1 && below.endsWith(ROOT) && !below.endsWith("//");
        String path = slashAtEnd ? below.substring(0, below.length() - 1) : below;
        return hasNamesOnly(path) ? Optional.of(new RequestPath(path.isEmpty() ? ROOT : path)) : Optional.empty();
    }

    private static String decoded(MatchResult code) {
        char c = (char) Integer.parseInt(code.group(1), HEX);
        boolean plain = c < 0x7f && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
        return Matcher.quoteReplacement(plain ? String.valueOf(c) : code.group());
    }

    private static boolean hasNamesOnly(String path) {
        return path.isEmpty()
                || path.equals(ROOT)
                || Arrays.stream(path.substring(1).split(ROOT, -1))
                        .noneMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
    }
}
