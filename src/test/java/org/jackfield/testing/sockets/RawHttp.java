package org.jackfield.testing.sockets;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jackfield.wire.Close;

/**
 * A client that sends exactly what it is told, for handshakes that no library would make and for peers that do not behave.
 *
 * <p>It answers nothing by itself, pings included. One thread uses it; whoever opened it closes it.
 */
public final class RawHttp implements AutoCloseable {

    /** The key of RFC 6455 section 1.3. */
    public static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    /** What {@link #KEY} must be answered with. */
    public static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    private static final int PATIENCE_MILLIS = 15_000;

    private final Socket socket;
    private final InputStream in;

    /** An answer: its status, its header lines, its body as text. */
    public record Answer(int status, List<String> lines, String body) {

        public List<String> headers(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ":";
            return lines.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).strip())
                    .toList();
        }
    }

    /** Connects to a port of this machine. */
    public RawHttp(int port) {
        this(port, "127.0.0.1");
    }

    /** @param from the address of this machine that it connects from */
    public RawHttp(int port, String from) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName(from), 0);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a good upgrade request, and others behind them. */
    public static String[] upgrade(String pathAndQuery, String... more) {
        String[] good = {
            "GET " + pathAndQuery + " HTTP/1.1",
            "Host: 127.0.0.1",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: " + KEY
        };
        return Stream.concat(Arrays.stream(good), Arrays.stream(more)).toArray(String[]::new);
    }

    /** Sends a request's lines and reads the head of the answer and, unless it is a 101, its body. */
    public Answer ask(String... lines) {
        write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        return answer();
    }

    /** Reads the next answer, whatever was sent; one that only says to go on does not count. */
    public Answer answer() {
        try {
            List<String> head = readHead();
            int status = status(head);
            if (status == 100) {
                head = readHead();
                status = status(head);
            }
            Answer answer = new Answer(status, head, "");
            return hasNoBody(status) ? answer : new Answer(status, head, readBody(answer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the head of an answer that another will follow; its status. */
    public int interim() {
        try {
            return status(readHead());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int status(List<String> head) {
        return Integer.parseInt(head.get(0).split(" ", -1)[1]);
    }

    private static boolean hasNoBody(int status) {
        return status < 200 || status == 204;
    }

    private List<String> readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) readByte());
        }
        return head.toString().lines().filter(line -> !line.isEmpty()).toList();
    }

    private int readByte() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new IOException("The server left before its answer was complete.");
        }
        return next;
    }

    private String readBody(Answer answer) throws IOException {
        if (answer.headers("Transfer-Encoding").contains("chunked")) {
            return readChunks();
        }
        Optional<String> length = answer.headers("Content-Length").stream().findFirst();
        byte[] body = length.isPresent() ? in.readNBytes(Integer.parseInt(length.get())) : in.readAllBytes();
        return new String(body, StandardCharsets.UTF_8);
    }

    private String readChunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = readChunkSize(); size > 0; size = readChunkSize()) {
            body.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
            in.readNBytes(2);
        }
        return body.toString();
    }

    private int readChunkSize() throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.indexOf("\r\n") < 0) {
            line.append((char) readByte());
        }
        return Integer.parseInt(line.toString().strip(), 16);
    }

    /** Writes bytes as they are. */
    public void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next frame; empty once the server has ended the connection in whatever way. */
    public Optional<Frame> nextFrame() {
        try {
            return FrameCodec.read(in);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("The server neither sent a frame nor ended the connection.", e);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Reads until the end of the connection; the last close frame on the way, if there was one. */
    public Optional<Close> awaitClose() {
        Optional<Close> close = Optional.empty();
        for (Optional<Frame> next = nextFrame(); next.isPresent(); next = nextFrame()) {
            if (next.get().opcode() == Frame.CLOSE) {
                close = Optional.of(next.get().close());
            }
        }
        return close;
    }

    /** Ends the connection with a TCP reset. */
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
