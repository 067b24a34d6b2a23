package org.jackfield.testing.sockets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jackfield.wire.Close;

/** One frame as it was on the wire, payload unmasked. */
public final class Frame {

    /** The mark of a message's last frame, in the first byte. */
    public static final int FIN = 0x80;

    public static final int RSV1 = 0x40;
    public static final int RSV2 = 0x20;
    public static final int RSV3 = 0x10;

    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private final boolean last;
    private final int opcode;
    private final boolean masked;
    private final byte[] payload;

    Frame(FrameHead head, byte[] payload) {
        this(head.isLast(), head.opcode(), head.masked(), payload);
    }

    private Frame(boolean last, int opcode, boolean masked, byte[] payload) {
        this.last = last;
        this.opcode = opcode;
        this.masked = masked;
        this.payload = payload;
    }

    public boolean isLast() {
        return last;
    }

    public int opcode() {
        return opcode;
    }

    public boolean isMasked() {
        return masked;
    }

    public boolean isControl() {
        return opcode >= CLOSE;
    }

    public byte[] payload() {
        return payload.clone();
    }

    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** The code and reason of a close frame; 1005 if it is empty. */
    public Close close() {
        if (payload.length < 2) {
            return new Close(Close.NO_STATUS, "");
        }
        int code = ByteBuffer.wrap(payload).getShort() & 0xffff;
        return new Close(code, new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8));
    }

    /** This frame's message continued by {@code next}. */
    public Frame with(Frame next) {
        ByteBuffer both = ByteBuffer.allocate(payload.length + next.payload.length);
        both.put(payload).put(next.payload);
        return new Frame(next.last, opcode, masked, both.array());
    }

    @Override
    public String toString() {
        return "Frame[" + opcode + ", " + payload.length + " bytes]";
    }
}
