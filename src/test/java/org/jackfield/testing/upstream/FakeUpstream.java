package org.jackfield.testing.upstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * A WebSocket server on raw sockets that does what it is told, on a free port of the loopback address.
 *
 * <p>Each connection is a {@link Peer}, met by one {@link Behaviour}. All methods may be called from any thread; whoever
 * started it closes it.
 */
public final class FakeUpstream implements AutoCloseable {

    private static final int RECEIVE_BUFFER_BYTES = 256 * 1024;
    private static final long PATIENCE_SECONDS = 15;

    private final ServerSocket server;
    private final String scheme;
    private final Behaviour behaviour;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch portIsFree = new CountDownLatch(1);
    private final List<Peer> peers = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Peer> arrivals = new LinkedBlockingQueue<>();

    private FakeUpstream(ServerSocket server, String scheme, Behaviour behaviour) {
        this.server = server;
        this.scheme = scheme;
        this.behaviour = behaviour;
        limitReceiveBuffer(server);
        inBackground("fake-upstream", this::acceptAll);
    }

    /** A kernel left alone takes tens of megabytes for a peer that does not read. */
    private static void limitReceiveBuffer(ServerSocket server) {
        try {
            server.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Meets clients as {@code behave=} of their request says, else by accepting them. */
    public static FakeUpstream start() {
        return start(Behaviours.byQuery(Peer::accept));
    }

    public static FakeUpstream start(Behaviour behaviour) {
        return startAt(0, behaviour);
    }

    /** At a port that was free before, or any free one if it is 0. */
    static FakeUpstream startAt(int port, Behaviour behaviour) {
        try {
            return new FakeUpstream(new ServerSocket(port, 500, InetAddress.getLoopbackAddress()), "ws", behaviour);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Over TLS with the certificate of {@code context}, offering {@code protocols}, e.g. {@code TLSv1.3}. */
    public static FakeUpstream startTls(SSLContext context, Behaviour behaviour, String... protocols) {
        return startTlsAt(0, context, behaviour, protocols);
    }

    /** The same at a port as in {@link #startAt}. */
    static FakeUpstream startTlsAt(int port, SSLContext context, Behaviour behaviour, String... protocols) {
        try {
            SSLServerSocket server = (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(port, 50, InetAddress.getLoopbackAddress());
            server.setEnabledProtocols(protocols);
            return new FakeUpstream(server, "wss", behaviour);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The address of a path and query, which are taken as they are: {@code ws://localhost:<port>/…}. */
    public URI uri(String pathAndQuery) {
        return URI.create(scheme + "://localhost:" + port() + pathAndQuery);
    }

    /** All connections whose request has been read or is being read, oldest first. */
    public List<Peer> peers() {
        return List.copyOf(peers);
    }

    /** The next connection whose request has been read; each is given out once. */
    public Peer awaitPeer() {
        try {
            Peer next = arrivals.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("No client came.");
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            server.close();
            for (Peer peer : peers) {
                peer.stop();
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
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                inBackground("fake-upstream-peer", () -> meet(socket));
            }
        } catch (IOException e) {
            // Closed.
        } finally {
            portIsFree.countDown();
        }
    }

    private void meet(Socket socket) {
        try {
            Peer peer = new Peer(socket, stopped);
            peers.add(peer);
            peer.run(met -> {
                arrivals.add(met);
                behaviour.meet(met);
            });
            if (peer.isForgetful()) {
                peers.remove(peer);
                arrivals.remove(peer);
            }
        } catch (IOException e) {
            // The client was gone at once.
        }
    }

    private static void inBackground(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
