package org.jackfield.bench;

import java.nio.ByteBuffer;
import org.jackfield.testing.sockets.Frame;

/** One client: sends numbered messages as they fall due, and checks that each answer is the next. */
final class Talker {

    /** What came back. */
    interface Hearing {
        void answered(Talker talker, long number);
    }

    private final FrameChannel peer;
    private final int index;
    private final ByteBuffer frame;
    private boolean isReady;
    private long due;
    private long sent;
    private long received;
    private long misplaced;

    Talker(FrameChannel peer, int index, int frameBytes) {
        this.peer = peer;
        this.index = index;
        this.frame = ByteBuffer.allocateDirect(frameBytes);
    }

    /** Allows messages up to this number, which is not sent itself. */
    void due(long number) {
        due = number;
        pump();
    }

    void pump() {
        while (sent < due && peer.hasRoom(frame.capacity())) {
            frame.clear();
            frame.putLong(0, sent++);
            peer.send(Frame.BINARY, frame);
        }
    }

    /** Asks the upstream for a flood, and reads nothing more. */
    void askForFlood() {
        frame.clear();
        frame.putLong(0, Stub.FLOOD);
        peer.send(Frame.BINARY, frame);
        peer.stopReading();
    }

    void heard(long number, Hearing hearing) {
        if (number != received) {
            misplaced++;
        }
        received++;
        hearing.answered(this, number);
    }

    void readyNow() {
        isReady = true;
    }

    boolean isReady() {
        return isReady;
    }

    FrameChannel peer() {
        return peer;
    }

    int index() {
        return index;
    }

    long received() {
        return received;
    }

    /** Messages without an answer, and answers that were not the next. */
    long lost() {
        return sent - received + misplaced;
    }
}
