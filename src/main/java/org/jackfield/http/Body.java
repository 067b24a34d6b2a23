package org.jackfield.http;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a plain request, whole and in memory, in pieces that are counted in {@link HeldBytes}. One thread fills it, then
 * one reads it, giving pieces back that it read for the last time; any thread may release it meanwhile.
 */
public final class Body {

    /** How large a piece is. */
    static final int PIECE_BYTES = 16 << 10;

    private final HeldBytes held;
    private final List<byte @Nullable []> pieces = new ArrayList<>();
    private int size;
    private boolean released;

    public Body(HeldBytes held) {
        this.held = held;
    }

    /** Adds a copy of some bytes; false if all bodies together would hold too much, or it was released. */
    public synchronized boolean add(byte[] bytes, int length) {
        for (int from = 0; from < length; ) {
            int within = size % PIECE_BYTES;
            if (released || (within == 0 && !grow())) {
                return false;
            }
            int count = Math.min(length - from, PIECE_BYTES - within);
            System.arraycopy(bytes, from, piece(size), within, count);
            size += count;
            from += count;
        }
        return true;
    }

    private boolean grow() {
        boolean taken = held.take(PIECE_BYTES);
        if (taken) {
            pieces.add(new byte[PIECE_BYTES]);
        }
        return taken;
    }

    private byte[] piece(int at) {
        byte[] piece = pieces.get(at / PIECE_BYTES);
        if (piece == null) {
            throw new IllegalStateException("These bytes were given back.");
        }
        return piece;
    }

    public int size() {
        return size;
    }

    /** The byte at an offset, from 0 to 255. */
    int at(int offset) {
        return Byte.toUnsignedInt(piece(offset)[offset % PIECE_BYTES]);
    }

    /** Copies bytes from an offset on, at least one, at most up to the end of a piece; how many. */
    int copy(int offset, byte[] to, int at, int most) {
        int within = offset % PIECE_BYTES;
        int count = Math.min(most, PIECE_BYTES - within);
        System.arraycopy(piece(offset), within, to, at, count);
        return count;
    }

    /** All of it, as often as that is wanted. */
    public InputStream stream() {
        return new BodyStream(this, 0, size, false);
    }

    /** A part of it, for the last time: what was read is given back. */
    public InputStream last(int from, int to) {
        return new BodyStream(this, from, to, true);
    }

    /** All of it in one array, for the last time. */
    public byte[] takeBytes() {
        return takeBytes(0, size);
    }

    /** A part of it in one array, for the last time. */
    public byte[] takeBytes(int from, int to) {
        byte[] part = new byte[to - from];
        for (int at = from; at < to; ) {
            at += copy(at, part, at - from, to - at);
            free(at);
        }
        return part;
    }

    /** Gives the pieces back that lie before an offset. */
    synchronized void free(int before) {
        int whole = before == size ? pieces.size() : before / PIECE_BYTES;
        for (int i = whole - 1; i >= 0 && pieces.get(i) != null; i--) {
            pieces.set(i, null);
            held.give(PIECE_BYTES);
        }
    }

    /** Gives everything back; it is of no use any more. */
    public synchronized void release() {
        released = true;
        free(size);
    }
}
