package org.jackfield.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jackfield.testing.sockets.Frame;

/**
 * The upstream: takes any upgrade and answers each binary message with a JSON text that carries its number. The number
 * {@link #FLOOD} asks for as many bytes of text as the other side takes. One thread of its own.
 */
final class Stub implements Runnable, AutoCloseable, FrameChannel.Owner {

    /** The number of a message that asks for a flood. */
    static final long FLOOD = -1;

    private static final int CHUNK_BYTES = 4096;
    private static final int BACKLOG = 4096;
    private static final long MOST_BYTES = 512L << 20;

    private final Selector selector = Selector.open();
    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final ByteBuffer reply = ByteBuffer.allocate(256);
    private final ByteBuffer chunk = chunk();
    private final Set<FrameChannel> floods = new HashSet<>();
    private final AtomicLong flooded = new AtomicLong();
    private volatile boolean isClosing;
    private final Thread thread = new Thread(this, "bench-stub");

    Stub() throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        thread.setDaemon(true);
        thread.start();
    }

    private static ByteBuffer chunk() {
        String start = "{\"type\":\"Flood\",\"transcript\":\"";
        String text = start + "x".repeat(CHUNK_BYTES - start.length() - 2) + "\"}";
        return ByteBuffer.wrap(text.getBytes(US_ASCII));
    }

    int port() {
        return server.socket().getLocalPort();
    }

    /** The bytes that the kernel took for the last flood. */
    long floodedBytes() {
        return flooded.get();
    }

    @Override
    public void run() {
        try {
            while (!isClosing) {
                selector.select(key -> {
                    if (key.isAcceptable()) {
                        accept();
                    } else if (key.attachment() instanceof FrameChannel peer) {
                        peer.ready();
                    }
                });
            }
            selector.keys().forEach(key -> {
                if (key.attachment() instanceof FrameChannel peer) {
                    peer.close();
                }
            });
            selector.close();
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            SocketChannel channel = server.accept();
            if (channel == null) {
                return;
            }
            channel.configureBlocking(false);
            channel.socket().setTcpNoDelay(true);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            key.attach(new FrameChannel(channel, key, false, this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void opened(FrameChannel peer, String head) {
        peer.sendHead(Wire.answer(head));
    }

    @Override
    public void message(FrameChannel peer, int opcode, ByteBuffer payload) {
        if (opcode != Frame.BINARY) {
            return;
        }
        long number = payload.getLong(0);
        if (number == FLOOD) {
            floods.add(peer);
            flood(peer);
            return;
        }
        reply.clear().put("{\"type\":\"TurnInfo\",\"event\":\"Update\",\"seq\":".getBytes(US_ASCII));
        reply.put(Long.toString(number).getBytes(US_ASCII)).put(",\"transcript\":\"a word\"}".getBytes(US_ASCII));
        if (!peer.hasRoom(reply.flip().remaining())) {
            throw new IllegalStateException("The relay does not take the answers");
        }
        peer.send(Frame.TEXT, reply);
    }

    @Override
    public void drained(FrameChannel peer) {
        if (floods.contains(peer)) {
            flood(peer);
        }
    }

    /** Fills the peer's buffer, each time that the kernel has emptied it. */
    private void flood(FrameChannel peer) {
        while (peer.bytesWritten() < MOST_BYTES && peer.hasRoom(CHUNK_BYTES)) {
            peer.send(Frame.TEXT, chunk.duplicate());
        }
        peer.hasMore(peer.bytesWritten() < MOST_BYTES);
        flooded.set(peer.bytesWritten());
    }

    @Override
    public void closed(FrameChannel peer) {
        floods.remove(peer);
    }

    @Override
    public void close() {
        isClosing = true;
        selector.wakeup();
    }
}
