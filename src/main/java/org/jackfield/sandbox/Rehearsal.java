package org.jackfield.sandbox;

import java.time.Duration;
import org.jackfield.sandbox.peer.SandboxModel;
import org.jackfield.sandbox.peer.SandboxOutput;
import org.jackfield.sandbox.peer.Strand;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;

/** A model with a fault: what is to go wrong does so once the connection is open. */
final class Rehearsal implements ConnectionListener {

    private static final int FLOOD_BYTES = 32 * 1024;
    private static final int FLOODS_PER_MEGABYTE = 1024 * 1024 / FLOOD_BYTES;
    private static final Duration FLOOD_PAUSE = Duration.ofMillis(5);
    /** How long a handshake needs to be over on the server's side too; dropped within it, it upsets other requests. */
    private static final Duration SETTLING = Duration.ofMillis(100);

    private static final String REASON = "rehearsed";
    private static final String GARBAGE = "{\"type\":\"Garbage\",\"event\":";

    private final Fault fault;
    private final SandboxModel model;
    private final ConnectionListener listener;
    private final SandboxOutput answers;
    private final Strand strand;
    private boolean deaf;

    Rehearsal(Fault fault, SandboxModel model, ConnectionListener listener, SandboxOutput answers, Strand strand) {
        this.fault = fault;
        this.model = model;
        this.listener = listener;
        this.answers = answers;
        this.strand = strand;
    }

    @Override
    public void opened(Connection connection) {
        listener.opened(connection);
        if (fault instanceof Fault.CloseAfter close) {
            strand.after(close.delay(), () -> answers.end(new Close(close.code(), REASON)));
        } else if (fault instanceof Fault.Stall stall && stall.delay().isZero()) {
            stall();
        } else if (fault instanceof Fault.Stall stall) {
            strand.after(stall.delay(), this::stall);
        } else if (fault instanceof Fault.Drop drop) {
            strand.after(longer(drop.delay(), SETTLING), answers::abort);
        } else if (fault instanceof Fault.Flood flood) {
            flood(flood.megabytes() * FLOODS_PER_MEGABYTE);
        } else if (fault instanceof Fault.Garbage) {
            answers.say(GARBAGE);
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private void stall() {
        deaf = true;
        answers.mute();
    }

    private void flood(int messages) {
        pour(model.flood(FLOOD_BYTES), messages);
    }

    private void pour(Message drop, int messages) {
        int left = messages;
        while (left > 0 && !answers.isOver() && answers.offer(drop)) {
            left--;
        }
        int rest = left;
        if (rest > 0 && !answers.isOver()) {
            strand.after(FLOOD_PAUSE, () -> pour(drop, rest));
        }
    }

    @Override
    public void received(Message message) {
        if (!deaf) {
            listener.received(message);
        }
    }

    @Override
    public void ponged() {
        listener.ponged();
    }

    @Override
    public void ended(Close close) {
        listener.ended(close);
    }
}
