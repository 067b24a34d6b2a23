package org.jackfield.container.reflect;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.Channel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;

/** Grizzly's connections, which Payara's requests and sessions stand on. */
final class Grizzly {

    private static final System.Logger LOG = System.getLogger(Grizzly.class.getName());

    private static final int BUFFER_BYTES = 128 << 10;

    private Grizzly() {}

    /** The connection beneath the writer of a session; closing anything above it sends a close frame of its own. */
    static Optional<Object> ofWriter(Object writer) {
        return Internals.field(writer, "tyrusHttpUpgradeHandler")
                .flatMap(handler -> Internals.call(handler, "getWebConnection"))
                .flatMap(web -> Internals.field(web, "request"))
                .flatMap(Grizzly::ofRequest);
    }

    /** The connection of a request of the servlet container. */
    static Optional<Object> ofRequest(Object catalina) {
        return Internals.call(catalina, "getCoyoteRequest")
                .flatMap(request -> Internals.call(request, "getRequest"))
                .flatMap(packet -> Internals.call(packet, "getConnection"));
    }

    /**
     * Bounds what a connection may hold: it takes megabytes for a peer that does not read, and says that they are written;
     * kernels take more. False if that is not possible.
     */
    static boolean bound(Object connection) {
        Optional<Object> channel = Internals.call(connection, "getChannel");
        try {
            if (channel.isPresent()
                    && channel.get() instanceof SocketChannel socket
                    && Internals.call(connection, "setMaxAsyncWriteQueueSize", List.of(int.class), BUFFER_BYTES)) {
                socket.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER_BYTES)
                        .setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
                return true;
            }
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "A client has left already: {0}",
                    e.getClass().getName());
            return true;
        }
        return false;
    }

    /** A connection as it is dropped. */
    static Optional<Channel> channel(Object connection) {
        return Internals.condition(connection, "isOpen").map(open -> new Channel() {
            @Override
            public boolean isOpen() {
                return open.getAsBoolean();
            }

            @Override
            public void close() {
                drop(connection);
            }
        });
    }

    static void drop(Object connection) {
        Optional<Object> unused = Internals.call(connection, "terminateSilently");
    }
}
