package org.jackfield.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.jackfield.testing.sockets.Frame;
import org.jackfield.testing.sockets.FrameCodec;
import org.jackfield.testing.sockets.FrameHead;

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
        Optional<FrameHead> read = FrameHead.read(in);
        if (read.isEmpty()) {
            return false;
        }
        FrameHead head = read.get();
        if (head.length() > IN_BYTES - FrameHead.MAX_BYTES || !head.isLast()) {
            throw new IllegalStateException("A frame of " + head.length() + " bytes or a fragment came");
        }
        int length = Math.toIntExact(head.length());
        if (in.remaining() < length) {
            in.position(start);
            return false;
        }
        ByteBuffer payload = in.slice(in.position(), length);
        head.maskOver(payload);
        in.position(in.position() + length);
        take(head.opcode(), payload);
        return true;
    }

    private void take(int opcode, ByteBuffer payload) {
        switch (opcode) {
            case Frame.TEXT, Frame.BINARY -> owner.message(this, opcode, payload);
            case Frame.PING -> send(Frame.PONG, payload);
            case Frame.CLOSE -> {
                send(Frame.CLOSE, payload);
                close();
            }
            default -> {}
        }
    }

    /** Whether a message of this size can be buffered. */
    boolean hasRoom(int bytes) {
        return !isOver && out.remaining() >= bytes + FrameHead.MAX_BYTES;
    }

    /** Buffers a whole message; {@link #flush} or the next event writes it. */
    void send(int opcode, ByteBuffer payload) {
        if (hasRoom(payload.remaining())) {
            (isClient ? FrameCodec.TO_SERVER : FrameCodec.TO_CLIENT).write(out, opcode, payload);
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
