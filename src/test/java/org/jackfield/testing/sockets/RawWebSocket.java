package org.jackfield.testing.sockets;

import static org.jackfield.testing.sockets.FrameCodec.TO_SERVER;

import jakarta.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The client's end of an open WebSocket, on a raw socket: sends any bytes, reads when told to, ends as told.
 *
 * <p>While it reads it answers pings and the first close, and nothing else by itself. One thread reads, another may write; whoever opened it
 * closes it.
 */
public final class RawWebSocket implements AutoCloseable {

    /** Small enough that a client which does not read is soon felt. */
    private static final int SMALL_BUFFER_BYTES = 8 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** More than all limits of a session; only so that a test does not hang. */
    private static final Duration LONG = Duration.ofSeconds(45);

    private final Socket socket;
    private final InputStream in;
    private volatile boolean deaf;

    private RawWebSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Opens a WebSocket at a port of this machine. */
    public static RawWebSocket open(int port, String pathAndQuery) {
        return open(new Socket(), port, pathAndQuery);
    }

    /** The same with a receive buffer of a few kilobytes. */
    public static RawWebSocket openSmall(int port, String pathAndQuery) {
        Socket socket = new Socket();
        try {
            socket.setReceiveBufferSize(SMALL_BUFFER_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return open(socket, port, pathAndQuery);
    }

    private static RawWebSocket open(Socket socket, int port, String pathAndQuery) {
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            RawWebSocket opened = new RawWebSocket(socket);
            opened.upgrade(pathAndQuery);
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void upgrade(String pathAndQuery) throws IOException {
        send((String.join("\r\n", RawHttp.upgrade(pathAndQuery)) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The server left before its answer was complete.");
            }
            head.append((char) next);
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("The upgrade was refused: "
                    + head.toString().lines().findFirst().orElse(""));
        }
    }

    // What is said.

    /** Sends bytes as they are; one call is one write to the socket. */
    public RawWebSocket send(byte[] bytes) {
        try {
            synchronized (socket) {
                socket.getOutputStream().write(bytes);
                socket.getOutputStream().flush();
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RawWebSocket text(String text) {
        return send(TO_SERVER.of(Frame.FIN | Frame.TEXT, text));
    }

    public RawWebSocket binary(byte[] data) {
        return send(TO_SERVER.of(Frame.FIN | Frame.BINARY, data));
    }

    /** Leaves pings and closes unanswered from now on. */
    public RawWebSocket beDeaf() {
        deaf = true;
        return this;
    }

    // What is heard.

    /** The next frame but pings; empty once the server has ended the connection in whatever way. */
    public Optional<Frame> next() {
        try {
            return nextUntil(System.nanoTime() + PATIENCE.toNanos());
        } catch (SocketTimeoutException e) {
            throw new AssertionError("The server neither sent a frame nor ended the connection.", e);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The next text that holds {@code part}; what comes before it is passed over. */
    public String awaitText(String part) {
        for (Optional<Frame> next = next(); next.isPresent(); next = next()) {
            if (next.get().opcode() == Frame.TEXT && next.get().text().contains(part)) {
                return next.get().text();
            }
        }
        throw new AssertionError("It ended before " + part + " came.");
    }

    /** The next text of this {@code type}; what comes before it is passed over. */
    public JsonObject await(String type) {
        for (Optional<Frame> next = next(); next.isPresent(); next = next()) {
            Optional<JsonObject> object = next.filter(frame -> frame.opcode() == Frame.TEXT)
                    .flatMap(frame -> Members.ofType(type, frame.text()));
            if (object.isPresent()) {
                return object.get();
            }
        }
        throw new AssertionError("It ended before " + type + " came.");
    }

    /** The next binary message; what comes before it is passed over. */
    public byte[] awaitBinary() {
        for (Optional<Frame> next = next(); next.isPresent(); next = next()) {
            if (next.get().opcode() == Frame.BINARY) {
                return next.get().payload();
            }
        }
        throw new AssertionError("It ended before any data came.");
    }

    /** Reads until the server ends the connection; gives up after a while in which any server would have. */
    public Heard hear() {
        return hear(LONG);
    }

    /** Reads until the server ends the connection or {@code limit} is over. */
    public Heard hear(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        List<Frame> frames = new ArrayList<>();
        boolean ended = false;
        try {
            while (!ended) {
                Optional<Frame> next = nextUntil(deadline);
                next.ifPresent(frames::add);
                ended = next.isEmpty();
            }
        } catch (SocketTimeoutException e) {
            ended = false;
        } catch (IOException e) {
            ended = true;
        }
        return Heard.of(frames, ended);
    }

    private Optional<Frame> nextUntil(long deadline) throws IOException {
        while (true) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new SocketTimeoutException();
            }
            socket.setSoTimeout((int) Math.max(1, left / 1_000_000));
            Optional<Frame> next = FrameCodec.read(in);
            int opcode = next.map(Frame::opcode).orElse(-1);
            if (opcode == Frame.PING || opcode == Frame.CLOSE) {
                answer(
                        opcode == Frame.PING ? Frame.PONG : Frame.CLOSE,
                        next.get().payload());
            }
            if (opcode != Frame.PING) {
                return next;
            }
        }
    }

    private void answer(int opcode, byte[] payload) {
        if (deaf) {
            return;
        }
        try {
            send(TO_SERVER.of(Frame.FIN | opcode, payload));
        } catch (UncheckedIOException e) {
            // What comes next says why.
        }
    }

    // The end.

    /** Ends the sending half without a close frame. */
    public void fin() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
