package org.jackfield.wire;

import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What waits in a {@link SendQueue}: in order, counted in bytes, within its bounds. Guarded by the queue. */
final class Backlog {

    private final Bounds bounds;
    private final ArrayDeque<Message> waiting = new ArrayDeque<>();
    private int textBytes;
    private int binaryBytes;
    private long droppedBytes;

    Backlog(Bounds bounds) {
        this.bounds = bounds;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int bytes() {
        return textBytes + binaryBytes;
    }

    /** What waits beside binary that may be dropped. */
    int undroppableBytes() {
        return bounds.dropsOldestBinary() ? textBytes : textBytes + binaryBytes;
    }

    /** Takes the message whatever the bounds say: it is about to be written. */
    void push(Message message) {
        waiting.add(message);
        count(message, message.sizeBytes());
    }

    /**
     * Takes the message if there is room or next to nothing waits, or if room may be made by dropping binary; false if it was
     * not taken.
     */
    boolean offer(Message message) {
        int size = message.sizeBytes();
        boolean unpressed = !bounds.dropsOldestBinary() && bytes() <= bounds.lowBytes();
        if (message instanceof Message.Text) {
            return pushIf(unpressed || (long) textBytes + size <= bounds.textBytes(), message);
        }
        if (!bounds.dropsOldestBinary()) {
            return pushIf(unpressed || (long) binaryBytes + size <= bounds.binaryBytes(), message);
        }
        dropOldestBinary(size);
        if (!pushIf(size <= bounds.binaryBytes(), message)) {
            droppedBytes += size;
        }
        return true;
    }

    @Nullable
    Message poll() {
        Message next = waiting.poll();
        if (next != null) {
            count(next, -next.sizeBytes());
        }
        return next;
    }

    void clear() {
        waiting.clear();
        textBytes = 0;
        binaryBytes = 0;
    }

    /** The binary dropped since this was last asked. */
    long takeDroppedBytes() {
        long dropped = droppedBytes;
        droppedBytes = 0;
        return dropped;
    }

    private boolean pushIf(boolean room, Message message) {
        if (room) {
            push(message);
        }
        return room;
    }

    private void dropOldestBinary(int size) {
        Iterator<Message> oldest = waiting.iterator();
        while (binaryBytes > 0 && (long) binaryBytes + size > bounds.binaryBytes()) {
            if (oldest.next() instanceof Message.Binary binary) {
                oldest.remove();
                count(binary, -binary.sizeBytes());
                droppedBytes += binary.sizeBytes();
            }
        }
    }

    private void count(Message message, int bytes) {
        if (message instanceof Message.Binary) {
            binaryBytes += bytes;
        } else {
            textBytes += bytes;
        }
    }
}
