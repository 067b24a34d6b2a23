package org.jackfield.speech.plain;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Audio on its way from the upstream's thread to an HTTP answer that is written by another.
 *
 * <p>It holds a bounded number of pieces; the writer gives up when nothing comes for a while.
 */
final class AudioPipe {

    private static final byte[] COMPLETE = new byte[0];
    private static final byte[] BROKEN = new byte[0];

    private final BlockingQueue<byte[]> pieces;
    private final Duration patience;

    AudioPipe(int maxPieces, Duration patience) {
        this.pieces = new LinkedBlockingQueue<>(maxPieces);
        this.patience = patience;
    }

    /** Never waits; false if the pipe is full. One place is kept for the end. */
    boolean put(byte[] piece) {
        return pieces.remainingCapacity() > 1 && pieces.offer(piece);
    }

    /** No more will come; {@code complete} is false if something is missing. */
    void end(boolean complete) {
        pieces.add(complete ? COMPLETE : BROKEN);
    }

    /** Writes what comes until the end; for a thread that may wait. It fails if the audio is not complete. */
    void writeTo(OutputStream out) throws IOException {
        for (byte[] piece = next(); piece != COMPLETE; piece = next()) {
            out.write(piece);
            out.flush();
        }
    }

    private byte[] next() throws IOException {
        byte[] piece = poll();
        if (piece == null || piece == BROKEN) {
            throw new IOException("the speech is not complete");
        }
        return piece;
    }

    private byte @Nullable [] poll() throws IOException {
        try {
            return pieces.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
