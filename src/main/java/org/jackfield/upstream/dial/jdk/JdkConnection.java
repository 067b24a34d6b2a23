package org.jackfield.upstream.dial.jdk;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.Message;

/** The writing half of a {@code java.net.http.WebSocket}. */
final class JdkConnection implements Connection {

    private final WebSocket socket;
    private final CompletableFuture<Close> end;
    private final JdkDemand demand;

    /**
     * @param end completed when the connection is over; here by giving it up, of which the socket itself says nothing
     * @param demand for what the listener is to be given
     */
    JdkConnection(WebSocket socket, CompletableFuture<Close> end, JdkDemand demand) {
        this.socket = socket;
        this.end = end;
        this.demand = demand;
    }

    @Override
    public void write(Message message, Written done) {
        if (end.isDone()) {
            done.over(false);
            return;
        }
        CompletableFuture<?> unused = send(message).whenComplete((sent, error) -> done.over(error == null));
    }

    private CompletableFuture<WebSocket> send(Message message) {
        if (message instanceof Message.Text text) {
            return socket.sendText(text.text(), true);
        }
        return socket.sendBinary(((Message.Binary) message).data().duplicate(), true);
    }

    @Override
    public void close(Close close) {
        Close sent = sendable(close);
        CompletableFuture<?> unused = socket.sendClose(sent.code(), sent.reason());
    }

    /** The codes that this client refuses to send all blame the peer's message, as 1008 does. */
    static Close sendable(Close close) {
        Close ours = close.sendableByClient();
        return switch (ours.code()) {
            case Close.PROTOCOL_ERROR, Close.UNSUPPORTED_DATA, Close.INVALID_PAYLOAD, Close.TOO_BIG ->
                new Close(Close.POLICY_VIOLATION, ours.reason());
            default -> ours;
        };
    }

    @Override
    public boolean pause() {
        demand.pause();
        return true;
    }

    @Override
    public void resume() {
        demand.resume(socket);
    }

    @Override
    public void ping() {
        CompletableFuture<?> unused = socket.sendPing(ByteBuffer.allocate(0));
    }

    @Override
    public void abort() {
        socket.abort();
        end.complete(Close.LOST);
    }
}
