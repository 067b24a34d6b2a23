package org.jackfield.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jackfield.testing.sockets.Frame;

/** The clients of one run, all on one selector that the calling thread turns. */
final class Clients implements AutoCloseable, FrameChannel.Owner {

    /**
     * Where clients connect to.
     *
     * @param greets whether a session is ready with the first message, not with the upgrade
     */
    record Target(String path, int port, boolean greets) {}

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int AT_ONCE = 20;

    private final Target target;
    private final int frameBytes;
    private final Selector selector;
    private final List<Talker> talkers = new ArrayList<>();
    private final Map<FrameChannel, Talker> byPeer = new HashMap<>();
    private Talker.Hearing hearing = (talker, number) -> {};
    private int ready;
    private int closed;

    Clients(Target target, int frameBytes) throws IOException {
        this.target = target;
        this.frameBytes = frameBytes;
        this.selector = Selector.open();
    }

    /** Opens so many sessions, a few at a time, and returns when all are ready. */
    void open(int count) throws IOException {
        int wanted = talkers.size() + count;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (ready < wanted) {
            while (talkers.size() < wanted && talkers.size() - ready < AT_ONCE) {
                dial();
            }
            turn(10);
            if (closed > 0 || System.nanoTime() > end) {
                throw new IllegalStateException(closed + " closed, " + ready + " of " + wanted + " sessions opened");
            }
        }
    }

    private void dial() throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.socket().setTcpNoDelay(true);
        SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
        FrameChannel peer = new FrameChannel(channel, key, true, this);
        key.attach(peer);
        Talker talker = new Talker(peer, talkers.size(), frameBytes);
        talkers.add(talker);
        byPeer.put(peer, talker);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target.port()));
        peer.sendHead(Wire.request(target.path(), target.port()));
    }

    List<Talker> talkers() {
        return talkers;
    }

    void hearing(Talker.Hearing given) {
        hearing = given;
    }

    /** One turn of the selector, at most so long. */
    void turn(long millis) {
        try {
            selector.select(key -> ((FrameChannel) key.attachment()).ready(), millis);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void wakeUp() {
        selector.wakeup();
    }

    /** Turns until it is so, or until the time is over. */
    void turnUntil(BooleanSupplier enough, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!enough.getAsBoolean() && System.nanoTime() < end) {
            turn(10);
        }
    }

    void flush() {
        for (Talker talker : talkers) {
            try {
                talker.peer().flush();
            } catch (IOException e) {
                talker.peer().close();
            }
        }
    }

    @Override
    public void opened(FrameChannel peer, String head) {
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new IllegalStateException(head.lines().findFirst().orElse("no head"));
        }
        if (!target.greets()) {
            makeReady(talker(peer));
        }
    }

    @Override
    public void message(FrameChannel peer, int opcode, ByteBuffer payload) {
        Talker talker = talker(peer);
        if (!talker.isReady()) {
            makeReady(talker);
            return;
        }
        long number = Wire.sequenceIn(payload);
        if (number >= 0) {
            talker.heard(number, hearing);
        }
    }

    private void makeReady(Talker talker) {
        talker.readyNow();
        ready++;
    }

    @Override
    public void drained(FrameChannel peer) {
        talker(peer).pump();
    }

    @Override
    public void closed(FrameChannel peer) {
        closed++;
    }

    private Talker talker(FrameChannel peer) {
        Talker talker = byPeer.get(peer);
        if (talker == null) {
            throw new AssertionError("unknown peer");
        }
        return talker;
    }

    @Override
    public void close() throws IOException {
        byte[] normal = {3, (byte) 0xe8};
        for (Talker talker : talkers) {
            talker.peer().send(Frame.CLOSE, ByteBuffer.wrap(normal));
            talker.peer().close();
        }
        selector.close();
    }
}
