package org.jackfield.testing.upstream;

import static org.jackfield.testing.sockets.FrameCodec.TO_CLIENT;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jackfield.testing.sockets.Frame;
import org.jackfield.testing.sockets.FrameCodec;
import org.jackfield.testing.sockets.Upgrade;
import org.jackfield.wire.Close;

/**
 * The upstream's end of one connection: what the client sent, and the means to answer it.
 *
 * <p>A {@link Behaviour} drives it on a thread of its own; a test may send and await from any other.
 */
public final class Peer {

    private final Socket socket;
    private final Object writing = new Object();
    private final InputStream in;
    private final CountDownLatch stopped;
    private final Inbox inbox = new Inbox();
    private volatile RequestHead head = RequestHead.NONE;
    private volatile boolean deaf;
    private volatile boolean forgetful;

    Peer(Socket socket, CountDownLatch stopped) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.stopped = stopped;
    }

    // What the client asked.

    /** The request's head exactly as it came, one char for each byte, with the empty line. */
    public String head() {
        return head.text();
    }

    /** The first line, e.g. {@code GET /path?query HTTP/1.1}. */
    public String requestLine() {
        return head.requestLine();
    }

    /** Every value of a header, in order. */
    public List<String> headers(String name) {
        return head.headers(name);
    }

    public List<String> headerNames() {
        return head.headerNames();
    }

    /** A query parameter as it was on the wire. */
    public Optional<String> parameter(String name) {
        return head.parameter(name);
    }

    // What came from the client; each waits and fails the test if it waits too long.

    /** The next data message, whole. */
    public Frame awaitMessage() {
        return inbox.awaitMessage();
    }

    /** The data of the next pong that carries {@code expected}; others are answers to pings of before. */
    public String awaitPong(String expected) {
        return inbox.awaitPong(expected).text();
    }

    /** How many whole messages came that nobody has asked for yet. */
    public int messagesWaiting() {
        return inbox.messagesWaiting();
    }

    /** The client's close frame; 1006 if the connection ended without one, 1005 if it was empty. */
    public Close awaitClose() {
        return inbox.awaitClose();
    }

    /** Returns when the TCP connection has ended. */
    public void awaitEnd() {
        inbox.awaitEnd();
    }

    public boolean hasEnded() {
        return inbox.hasEnded();
    }

    // Answers.

    /** Completes the upgrade. */
    public void accept() throws IOException {
        accept(acceptKey());
    }

    /** Completes the upgrade and sends {@code frames} with it in one write. */
    public void acceptWith(byte[]... frames) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(Upgrade.answer(acceptKey()).getBytes(StandardCharsets.ISO_8859_1));
        for (byte[] frame : frames) {
            all.writeBytes(frame);
        }
        write(all.toByteArray());
    }

    /** Answers 101 with any {@code Sec-WebSocket-Accept}. */
    public void accept(String key) throws IOException {
        write(Upgrade.answer(key).getBytes(StandardCharsets.ISO_8859_1));
    }

    private String acceptKey() {
        return Upgrade.acceptFor(headers("sec-websocket-key").get(0));
    }

    /** Answers with a status instead of the upgrade, and closes. */
    public void refuse(int status, Map<String, String> headers, String body) throws IOException {
        write(Upgrade.refusal(status, headers, body));
        fin();
    }

    public void text(String text) throws IOException {
        write(TO_CLIENT.text(text));
    }

    public void binary(byte[] data) throws IOException {
        write(TO_CLIENT.binary(data));
    }

    /** Sends a close frame with any code. */
    public void close(int code, String reason) throws IOException {
        write(TO_CLIENT.close(code, reason));
    }

    /** Writes bytes as they are; one call is one write to the socket. */
    public void write(byte[] bytes) throws IOException {
        synchronized (writing) {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }
    }

    /** Ends the sending half without a close frame. */
    public void fin() throws IOException {
        socket.shutdownOutput();
    }

    /** Ends the connection with a TCP reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Makes this peer leave pings and closes unanswered from now on. */
    public void beDeaf() {
        deaf = true;
    }

    /** Makes this peer keep no message from now on, and its upstream forget it when it has ended. */
    public void beForgetful() {
        forgetful = true;
    }

    boolean isForgetful() {
        return forgetful;
    }

    /** Does nothing until the time is over or the upstream is closed. */
    public void idle(long millis) {
        try {
            stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads until the client closes or is gone; answers pings and closes; hands each whole message on. */
    public void serve(Consumer<Frame> message) throws IOException {
        Optional<Frame> begun = Optional.empty();
        for (Optional<Frame> next = FrameCodec.read(in); next.isPresent(); next = FrameCodec.read(in)) {
            Frame frame = next.get();
            if (frame.isControl()) {
                control(frame);
                continue;
            }
            Frame soFar = begun.map(before -> before.with(frame)).orElse(frame);
            begun = frame.isLast() ? Optional.empty() : Optional.of(soFar);
            if (frame.isLast()) {
                if (!forgetful) {
                    inbox.message(soFar);
                }
                message.accept(soFar);
            }
        }
    }

    private void control(Frame frame) throws IOException {
        if (frame.opcode() == Frame.CLOSE) {
            inbox.closed(frame.close());
        }
        if (frame.opcode() == Frame.PONG && !forgetful) {
            inbox.pong(frame);
        }
        if (deaf || frame.opcode() == Frame.PONG) {
            return;
        }
        int answer = frame.opcode() == Frame.PING ? Frame.PONG : Frame.CLOSE;
        try {
            write(TO_CLIENT.of(Frame.FIN | answer, frame.payload()));
            if (answer == Frame.CLOSE) {
                fin();
            }
        } catch (SocketException e) {
            // The client was faster.
        }
    }

    // Driven by FakeUpstream.

    void run(Behaviour behaviour) {
        try (socket) {
            head = RequestHead.read(in);
            behaviour.meet(this);
            serve(message -> {});
        } catch (IOException | UncheckedIOException e) {
            // Ends like the end of the stream.
        } finally {
            inbox.ended();
        }
    }

    void stop() throws IOException {
        socket.close();
    }
}
