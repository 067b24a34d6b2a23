package org.jackfield.sandbox;

import jakarta.json.JsonObjectBuilder;
import org.jackfield.wire.Bounds;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.Message;
import org.jackfield.wire.SendQueue;
import org.jackfield.wire.Ticker;

/**
 * What goes out on one connection of the sandbox.
 *
 * <p>A peer that does not read is given up when {@link #BOUND_BYTES} wait for it; audio is held back before that. All calls
 * come from the connection's {@link Strand}, except {@link #abort()}.
 */
final class Answers {

    private static final int BOUND_BYTES = 4 * 1024 * 1024;
    private static final Bounds BOUNDS = Bounds.of(BOUND_BYTES);

    private final SendQueue queue;
    private boolean muted;
    private boolean over;

    Answers(Ticker ticker) {
        this.queue = new SendQueue(BOUNDS, ticker);
    }

    void open(Connection connection) {
        queue.open(connection);
    }

    void say(JsonObjectBuilder message) {
        say(message.build().toString());
    }

    void say(String text) {
        if (!muted && queue.offer(Message.text(text)) == SendQueue.Outcome.FULL) {
            queue.abort();
        }
    }

    /** Sends the message if there is room for it; false if there is none now. */
    boolean offer(Message message) {
        return muted || queue.offer(message) != SendQueue.Outcome.FULL;
    }

    /** Sends a close after what waits; nothing is said after it. */
    void end(Close close) {
        if (!muted) {
            over = true;
            queue.end(close);
        }
    }

    /** Says nothing from now on and keeps the connection. */
    void mute() {
        muted = true;
    }

    void ping() {
        queue.ping();
    }

    /** The connection is gone. */
    void gone() {
        over = true;
        queue.end(Close.GONE);
    }

    void abort() {
        queue.abort();
    }

    /** True when there is nobody to answer any more. */
    boolean isOver() {
        return over || queue.isBroken();
    }
}
