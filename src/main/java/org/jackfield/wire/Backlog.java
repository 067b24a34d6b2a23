package org.jackfield.wire;

import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What waits in a {@link SendQueue}: in order, counted in bytes, within its bounds. Guarded by the queue. */
final class Backlog {

    private final Bounds bounds;
    private final ArrayDeque<Message> waiting = new ArrayDeque<>();
    private int textBytes;
    private int audioBytes;
    private long droppedBytes;

    Backlog(Bounds bounds) {
        this.bounds = bounds;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int bytes() {
        return textBytes + audioBytes;
    }

    /** What waits beside audio that may be dropped. */
    int undroppableBytes() {
        return bounds.dropsOldestAudio() ? textBytes : textBytes + audioBytes;
    }

    /** Takes the message whatever the bounds say: it is about to be written. */
    void push(Message message) {
        waiting.add(message);
        count(message, message.sizeBytes());
    }

    /**
     * Takes the message if there is room or next to nothing waits, or if room may be made by dropping audio; false if it was
     * not taken.
     */
    boolean offer(Message message) {
        int size = message.sizeBytes();
        boolean unpressed = !bounds.dropsOldestAudio() && bytes() <= bounds.lowBytes();
        if (message instanceof Message.Text) {
            return pushIf(unpressed || (long) textBytes + size <= bounds.textBytes(), message);
        }
        if (!bounds.dropsOldestAudio()) {
            return pushIf(unpressed || (long) audioBytes + size <= bounds.audioBytes(), message);
        }
        dropOldestAudio(size);
        if (!pushIf(size <= bounds.audioBytes(), message)) {
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
        audioBytes = 0;
    }

    /** The audio dropped since this was last asked. */
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

    private void dropOldestAudio(int size) {
        Iterator<Message> oldest = waiting.iterator();
        while (audioBytes > 0 && (long) audioBytes + size > bounds.audioBytes()) {
            if (oldest.next() instanceof Message.Binary audio) {
                oldest.remove();
                count(audio, -audio.sizeBytes());
                droppedBytes += audio.sizeBytes();
            }
        }
    }

    private void count(Message message, int bytes) {
        if (message instanceof Message.Binary) {
            audioBytes += bytes;
        } else {
            textBytes += bytes;
        }
    }
}
