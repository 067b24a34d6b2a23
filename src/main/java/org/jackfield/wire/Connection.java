package org.jackfield.wire;

/**
 * The writing half of one open WebSocket.
 *
 * <p>Only {@link SendQueue} writes and closes. No call waits for the network; all may be made from any thread, but at most
 * {@link #writesAtOnce} writes are in flight. Nothing throws: a write that fails says so to its {@link Written}.
 */
public interface Connection {

    /** Told once about each write, in the order of the writes, on any thread, possibly before {@link #write} returns. */
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

    /** How many writes the transport takes before the first of them is over. */
    default int writesAtOnce() {
        return 1;
    }

    /** Sends the close frame after what was written; the listener's {@code ended} follows. */
    void close(Close close);

    /**
     * Stops reading from the peer until {@link #resume}. What was read already may still arrive; pongs and the close may not.
     * Both return at once and hand nothing on by the calling thread.
     *
     * @return false if this transport cannot do so, and reads on
     */
    default boolean pause() {
        return false;
    }

    /** Reads on after {@link #pause}. */
    default void resume() {}

    /** Sends a ping; the answer is the listener's {@code ponged}. */
    void ping();

    /** Gives the connection up without a handshake, as far as the transport lets one. */
    void abort();
}
