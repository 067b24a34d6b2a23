package org.jackfield.http;

import java.io.InputStream;

/** Reads a part of a {@link Body}. */
final class BodyStream extends InputStream {

    private final Body body;
    private final int to;
    private final boolean frees;
    private int at;

    /** @param frees whether what was read is given back */
    BodyStream(Body body, int from, int to, boolean frees) {
        this.body = body;
        this.at = from;
        this.to = to;
        this.frees = frees;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (at >= to || length == 0) {
            return length == 0 ? 0 : -1;
        }
        int count = body.copy(at, bytes, offset, Math.min(length, to - at));
        at += count;
        if (frees) {
            body.free(at);
        }
        return count;
    }

    @Override
    public int available() {
        return to - at;
    }
}
