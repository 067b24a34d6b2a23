package org.jackfield.sandbox.peer;

import jakarta.json.JsonObjectBuilder;
import org.jackfield.wire.Bounds;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.Message;
import org.jackfield.wire.Offered;
import org.jackfield.wire.SendQueue;
import org.jackfield.wire.Ticker;

/**
 * What goes out on one connection of the sandbox.
 *
 * <p>A peer that does not read is given up when {@link #BOUND_BYTES} wait for it; audio is held back before that. All calls
 * come from the connection's {@link Strand}, except {@link #abort()}.
 */
public final class SandboxOutput {

    private static final int BOUND_BYTES = 4 * 1024 * 1024;
    private static final Bounds BOUNDS = Bounds.of(BOUND_BYTES);

    private final SendQueue queue;
    private boolean muted;
    private boolean over;

    public SandboxOutput(Ticker ticker) {
        this.queue = new SendQueue(BOUNDS, ticker);
    }

    public void open(Connection connection) {
        queue.open(connection);
    }

    public void say(JsonObjectBuilder message) {
        say(message.build().toString());
    }

    public void say(String text) {
        if (!muted && queue.offer(Message.text(text)) == Offered.FULL) {
            queue.abort();
        }
    }

    /** Sends the message if there is room for it; false if there is none now. */
    public boolean offer(Message message) {
        return muted || queue.offer(message) != Offered.FULL;
    }

    /** Sends a close after what waits; nothing is said after it. */
    public void end(Close close) {
        if (!muted) {
            over = true;
            queue.end(close);
        }
    }

    /** Says nothing from now on and keeps the connection. */
    public void mute() {
        muted = true;
    }

    public void ping() {
        queue.ping();
    }

    /** The connection is gone. */
    public void gone() {
        over = true;
        queue.end(Close.GONE);
    }

    public void abort() {
        queue.abort();
    }

    /** True when there is nobody to answer any more. */
    public boolean isOver() {
        return over || queue.isBroken();
    }
}
