package org.jackfield.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** One end of a WebSocket on a selector: an HTTP head first, then frames. Used by the thread of its selector alone. */
final class FrameChannel {

    /** What a peer tells its owner. */
    interface Owner {

        /** The HTTP head of the other side is here. */
        void opened(FrameChannel peer, String head);

        /** A whole message; the payload is valid during the call alone. */
        void message(FrameChannel peer, int opcode, ByteBuffer payload);

        /** Bytes that waited were written. */
        void drained(FrameChannel peer);

        void closed(FrameChannel peer);
    }

    private static final int IN_BYTES = 16 * 1024;
    private static final int OUT_BYTES = 32 * 1024;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final boolean isClient;
    private final Owner owner;
    private final ByteBuffer in = ByteBuffer.allocateDirect(IN_BYTES);
    private final ByteBuffer out = ByteBuffer.allocateDirect(OUT_BYTES);
    private boolean isOpen;
    private boolean isOver;
    private boolean hasMore;
    private long bytesWritten;

    FrameChannel(SocketChannel channel, SelectionKey key, boolean isClient, Owner owner) {
        this.channel = channel;
        this.key = key;
        this.isClient = isClient;
        this.owner = owner;
    }

    /** Does what the selector says can be done. */
    void ready() {
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                key.interestOps(SelectionKey.OP_READ);
                flush();
            }
            if (key.isValid() && key.isWritable()) {
                flush();
                owner.drained(this);
                flush();
            }
            if (key.isValid() && key.isReadable()) {
                read();
            }
        } catch (IOException e) {
            close();
        }
    }

    private void read() throws IOException {
        int count = channel.read(in);
        if (count < 0) {
            close();
            return;
        }
        in.flip();
        if (!isOpen) {
            head();
        }
        while (isOpen && !isOver && frame()) {}
        in.compact();
        flush();
    }

    private void head() {
        String text = US_ASCII.decode(in.duplicate()).toString();
        int end = text.indexOf("\r\n\r\n");
        if (end >= 0) {
            in.position(in.position() + end + 4);
            isOpen = true;
            owner.opened(this, text.substring(0, end));
        }
    }

    /** Takes one frame off the buffer, if it is there whole. */
    private boolean frame() {
        int start = in.position();
        if (in.remaining() < 2) {
            return false;
        }
        int first = in.get(start);
        int second = in.get(start + 1);
        int payloadAt = start + 2 + lengthBytes(second & 0x7f) + ((second & 0x80) == 0 ? 0 : 4);
        if (payloadAt > in.limit()) {
            return false;
        }
        int length = length(second & 0x7f, start + 2);
        if (length > IN_BYTES - Wire.HEAD_BYTES || (first & 0x80) == 0) {
            throw new IllegalStateException("A frame of " + length + " bytes or a fragment came");
        }
        if (payloadAt + length > in.limit()) {
            return false;
        }
        ByteBuffer payload = in.slice(payloadAt, length);
        if ((second & 0x80) != 0) {
            unmask(payload, in.getInt(payloadAt - 4));
        }
        in.position(payloadAt + length);
        take(first & 0x0f, payload);
        return true;
    }

    private static int lengthBytes(int seven) {
        return seven < 126 ? 0 : seven == 126 ? 2 : 8;
    }

    private int length(int seven, int at) {
        return seven < 126 ? seven : seven == 126 ? in.getShort(at) & 0xffff : Math.toIntExact(in.getLong(at));
    }

    private static void unmask(ByteBuffer payload, int mask) {
        if (mask == 0) {
            return;
        }
        int at = 0;
        for (; at + Integer.BYTES <= payload.limit(); at += Integer.BYTES) {
            payload.putInt(at, payload.getInt(at) ^ mask);
        }
        for (int shift = 24; at < payload.limit(); at++, shift -= 8) {
            payload.put(at, (byte) (payload.get(at) ^ (mask >>> shift)));
        }
    }

    private void take(int opcode, ByteBuffer payload) {
        switch (opcode) {
            case Wire.TEXT, Wire.BINARY -> owner.message(this, opcode, payload);
            case Wire.PING -> send(Wire.PONG, payload);
            case Wire.CLOSE -> {
                send(Wire.CLOSE, payload);
                close();
            }
            default -> {}
        }
    }

    /** Whether a message of this size can be buffered. */
    boolean hasRoom(int bytes) {
        return !isOver && out.remaining() >= bytes + Wire.HEAD_BYTES;
    }

    /** Buffers a whole message; {@link #flush} or the next event writes it. */
    void send(int opcode, ByteBuffer payload) {
        if (hasRoom(payload.remaining())) {
            Wire.head(out, opcode, payload.remaining(), isClient);
            out.put(payload);
        }
    }

    void sendHead(String head) {
        out.put(head.getBytes(US_ASCII));
    }

    void flush() throws IOException {
        if (isOver || !channel.isConnected()) {
            return;
        }
        if (out.position() > 0) {
            out.flip();
            bytesWritten += channel.write(out);
            out.compact();
        }
        int wanted = key.interestOps() & ~SelectionKey.OP_WRITE;
        key.interestOps(hasMore || out.position() > 0 ? wanted | SelectionKey.OP_WRITE : wanted);
    }

    /** Whether the owner is to be asked for more each time that the kernel takes bytes. */
    void hasMore(boolean more) {
        hasMore = more;
    }

    /** Reads nothing more, and lets the kernel's buffer fill. */
    void stopReading() {
        key.interestOps(key.interestOps() & ~SelectionKey.OP_READ);
    }

    long bytesWritten() {
        return bytesWritten;
    }

    boolean isOver() {
        return isOver;
    }

    void close() {
        if (isOver) {
            return;
        }
        try {
            flush();
        } catch (IOException e) {
            // The other side is gone already.
        }
        isOver = true;
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        owner.closed(this);
    }
}
