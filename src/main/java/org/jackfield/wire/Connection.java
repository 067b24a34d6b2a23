package org.jackfield.wire;

/**
 * The writing half of one open WebSocket.
 *
 * <p>Only {@link SendQueue} writes and closes. No call waits for the network; all may be made from any thread, but at most
 * one write is in flight. Nothing throws: a write that fails says so to its {@link Written}.
 */
public interface Connection {

    /** Told once about each write, on any thread, possibly before {@link #write} returns. */
    @FunctionalInterface
    interface Written {
        /**
         * The write is over.
         *
         * @param sent false if the message did not go out, after which nothing else will
         */
        void over(boolean sent);
    }

    void write(Message message, Written done);

    /** Sends the close frame after what was written; the listener's {@code ended} follows. */
    void close(Close close);

    /** Sends a ping; the answer is the listener's {@code ponged}. */
    void ping();

    /** Gives the connection up without a handshake, as far as the transport lets one. */
    void abort();
}
