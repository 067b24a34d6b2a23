package org.jackfield.testing.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A stretch of network that can be made bad, on a free port of the loopback address.
 *
 * <p>Each direction has its {@link Weather}, which holds for all connections and may change at any time. Whoever started it
 * closes it.
 */
public final class FaultProxy implements AutoCloseable {

    private static final int PIECE_BYTES = 8 * 1024;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** Small, so that a stall is felt on the other side before megabytes are sent. */
    private static final int BUFFER_BYTES = 64 * 1024;

    /** What becomes of the bytes of one direction. */
    public enum Passage {
        FREE,
        /** Nothing is read any more: the sender's buffers fill up. */
        STALLED,
        /** All is read and nothing passed on, not even the end: both sides think the other one silent. */
        LOST
    }

    /** How a connection is cut. */
    public enum Cut {
        FIN,
        RESET
    }

    /**
     * The state of one direction.
     *
     * @param latencyMillis how long each piece waits before it goes on
     * @param bytesPerSecond the rate; 0 for as fast as it goes
     * @param pieceBytes the largest piece that is passed on in one write
     * @param cutAfterBytes after how many bytes of a connection it is cut
     */
    public record Weather(
            Passage passage, long latencyMillis, long bytesPerSecond, int pieceBytes, long cutAfterBytes, Cut cut) {

        public static final Weather FINE = new Weather(Passage.FREE, 0, 0, PIECE_BYTES, Long.MAX_VALUE, Cut.FIN);
        public static final Weather STALLED = FINE.with(Passage.STALLED);
        public static final Weather LOST = FINE.with(Passage.LOST);
        public static final Weather BYTE_BY_BYTE = new Weather(Passage.FREE, 0, 0, 1, Long.MAX_VALUE, Cut.FIN);

        public static Weather late(long millis) {
            return new Weather(Passage.FREE, millis, 0, PIECE_BYTES, Long.MAX_VALUE, Cut.FIN);
        }

        public static Weather slow(long bytesPerSecond) {
            return new Weather(Passage.FREE, 0, bytesPerSecond, 1024, Long.MAX_VALUE, Cut.FIN);
        }

        public static Weather cutAfter(long bytes, Cut cut) {
            return new Weather(Passage.FREE, 0, 0, PIECE_BYTES, bytes, cut);
        }

        private Weather with(Passage other) {
            return new Weather(other, latencyMillis, bytesPerSecond, pieceBytes, cutAfterBytes, cut);
        }
    }

    private static final class Direction {
        private volatile Weather weather = Weather.FINE;
    }

    private final ServerSocket server;
    private final CountDownLatch portIsFree = new CountDownLatch(1);
    private final int target;
    private final Direction there = new Direction();
    private final Direction back = new Direction();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private FaultProxy(int port, int target) {
        this.target = target;
        try {
            server = new ServerSocket();
            server.setReceiveBufferSize(BUFFER_BYTES);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::acceptAll);
    }

    /** In front of {@code target}, a port of this machine. */
    public static FaultProxy to(int target) {
        return new FaultProxy(0, target);
    }

    /** The same at a port that was free before. */
    static FaultProxy at(int port, int target) {
        return new FaultProxy(port, target);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** From now on, for what the side that connected sends. */
    public FaultProxy there(Weather weather) {
        there.weather = weather;
        return this;
    }

    /** From now on, for what the side that was connected to sends. */
    public FaultProxy back(Weather weather) {
        back.weather = weather;
        return this;
    }

    public FaultProxy both(Weather weather) {
        return there(weather).back(weather);
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
            portIsFree.await();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void acceptAll() {
        try {
            while (!server.isClosed()) {
                Socket near = server.accept();
                sockets.add(near);
                inBackground(() -> connect(near));
            }
        } catch (IOException e) {
            // Closed.
        } finally {
            portIsFree.countDown();
        }
    }

    private void connect(Socket near) {
        try {
            Socket far = new Socket();
            sockets.add(far);
            far.setReceiveBufferSize(BUFFER_BYTES);
            far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            far.setTcpNoDelay(true);
            near.setTcpNoDelay(true);
            inBackground(() -> pump(near, far, there));
            pump(far, near, back);
        } catch (IOException e) {
            end(near, Cut.RESET);
        }
    }

    private void pump(Socket from, Socket to, Direction direction) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            long passed = 0;
            for (byte[] piece = next(in, direction); piece.length > 0; piece = next(in, direction)) {
                passed += pass(piece, out, direction.weather, passed);
                if (passed >= direction.weather.cutAfterBytes()) {
                    end(from, direction.weather.cut());
                    end(to, direction.weather.cut());
                    return;
                }
            }
            waitWhile(Passage.LOST, direction);
            to.shutdownOutput();
        } catch (IOException e) {
            waitWhile(Passage.LOST, direction);
            end(to, Cut.RESET);
            end(from, Cut.RESET);
        }
    }

    /** The next bytes, once nothing holds them; none at the end of the stream. */
    private byte[] next(InputStream in, Direction direction) throws IOException {
        waitWhile(Passage.STALLED, direction);
        byte[] piece = new byte[direction.weather.pieceBytes()];
        int read = in.read(piece);
        waitWhile(Passage.STALLED, direction);
        return read <= 0 ? new byte[0] : Arrays.copyOf(piece, read);
    }

    /** Passes a piece on as the weather lets it; how many bytes of it went. */
    private static int pass(byte[] piece, OutputStream out, Weather now, long passed) throws IOException {
        int bytes = (int) Math.min(piece.length, now.cutAfterBytes() - passed);
        if (now.latencyMillis() > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(now.latencyMillis()));
        }
        if (now.passage() == Passage.FREE) {
            out.write(piece, 0, bytes);
        }
        if (now.bytesPerSecond() > 0) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(bytes) / now.bytesPerSecond());
        }
        return bytes;
    }

    private void waitWhile(Passage passage, Direction direction) {
        while (direction.weather.passage() == passage && !server.isClosed()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static void end(Socket socket, Cut cut) {
        try {
            if (cut == Cut.RESET) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException e) {
            // Ended already.
        }
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
