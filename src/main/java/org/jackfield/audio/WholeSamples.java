package org.jackfield.audio;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A stream of PCM16 that comes in pieces cut anywhere, and goes on in whole samples: half of one waits for its other half.
 * One thread at a time.
 */
public final class WholeSamples {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private boolean waiting;
    private byte half;
    private boolean orphan;

    /** The whole samples that this piece completes, in the piece's own buffer where it can be; often none of a short one. */
    public ByteBuffer take(ByteBuffer piece) {
        ByteBuffer rest = piece;
        if (orphan && piece.hasRemaining()) {
            rest = piece.slice(piece.position() + 1, piece.remaining() - 1);
            orphan = false;
        }
        if (!waiting && rest.remaining() % Short.BYTES == 0) {
            return rest;
        }
        return rest.hasRemaining() ? joined(rest) : NOTHING;
    }

    private ByteBuffer joined(ByteBuffer rest) {
        int bytes = rest.remaining() + (waiting ? 1 : 0);
        boolean odd = bytes % Short.BYTES != 0;
        ByteBuffer whole = rest.slice();
        if (waiting) {
            whole = ByteBuffer.allocate(bytes).put(half).put(rest.duplicate()).flip();
        }
        waiting = odd;
        if (odd) {
            half = whole.get(bytes - 1);
            whole.limit(bytes - 1);
        }
        return whole;
    }

    /** So many bytes of the stream are not there; what comes next begins in mid-sample if that was so. */
    public void lose(long bytes) {
        if (bytes > 0) {
            boolean odd = waiting || orphan;
            orphan = odd == (bytes % Short.BYTES == 0);
            waiting = false;
        }
    }

    /**
     * Some bytes of the stream are not there, nobody knows how many. What comes next shows by itself where its samples begin,
     * if it is long enough and more than silence.
     *
     * @param next what comes next
     * @param probablyBytes how many are missing, as far as one can tell without looking
     */
    public void gap(ByteBuffer next, long probablyBytes) {
        Optional<Boolean> shifted = Pcm16.isShifted(next);
        lose(probablyBytes);
        orphan = shifted.orElse(orphan);
        waiting = false;
    }
}
