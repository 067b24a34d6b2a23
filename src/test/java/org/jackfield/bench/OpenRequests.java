package org.jackfield.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Plain requests that stay open, each on a connection of its own. */
final class OpenRequests implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final List<Socket> sockets = new ArrayList<>();
    private volatile boolean over;

    /** Sends the same head on so many connections. */
    OpenRequests(int port, int count, String... head) throws IOException {
        byte[] bytes = (String.join("\r\n", head) + "\r\nHost: 127.0.0.1:" + port + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            sockets.add(socket);
            socket.getOutputStream().write(bytes);
        }
    }

    /** Reads until each was told some words. */
    void await(String words) throws IOException {
        for (Socket socket : sockets) {
            StringBuilder told = new StringBuilder();
            while (told.indexOf(words) < 0) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    throw new IOException("ended before it said " + words + ": " + told);
                }
                told.append((char) next);
            }
        }
    }

    /** From now on each sends a piece of its body every so often, until this is closed. */
    void drip(byte[] piece, Duration period) {
        Thread dripping = new Thread(
                () -> {
                    while (!over) {
                        sockets.forEach(socket -> send(socket, piece));
                        pause(period);
                    }
                },
                "slow uploads");
        dripping.setDaemon(true);
        dripping.start();
    }

    private void send(Socket socket, byte[] piece) {
        try {
            socket.getOutputStream().write(piece);
        } catch (IOException gone) {
            if (!over) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    @Override
    public void close() throws IOException {
        over = true;
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
