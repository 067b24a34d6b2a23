package org.jackfield.testing.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The head of a request as it was on the wire.
 *
 * @param text exactly as it came, one char for each byte, with the empty line
 */
record RequestHead(String text) {

    static final RequestHead NONE = new RequestHead("");

    static RequestHead read(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The client left before its request was complete.");
            }
            text.append((char) next);
        }
        return new RequestHead(text.toString());
    }

    String requestLine() {
        return text.substring(0, text.indexOf("\r\n"));
    }

    List<String> headers(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        return text.lines()
                .skip(1)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .toList();
    }

    List<String> headerNames() {
        return text.lines()
                .skip(1)
                .filter(line -> !line.isEmpty())
                .map(line -> line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT))
                .toList();
    }

    Optional<String> parameter(String name) {
        String path = requestLine().split(" ", -1)[1];
        String query = path.contains("?") ? path.substring(path.indexOf('?') + 1) : "";
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }
}
