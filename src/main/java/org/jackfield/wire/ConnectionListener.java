package org.jackfield.wire;

/**
 * The reading half of one WebSocket.
 *
 * <p>{@code opened} comes first, then messages and pongs in the order of the wire, then {@code ended} once. The calls of one
 * connection come one after the other, except {@code ended}, which may come at any time; a transport may lose it, so an owner
 * also watches the clock. Nothing here may wait.
 */
public interface ConnectionListener {

    void opened(Connection connection);

    void received(Message message);

    /**
     * A part of a message came and not the last, where the transport tells.
     *
     * @param bytes of the part
     */
    default void unfinished(int bytes) {}

    void ponged();

    /** The peer sent a ping, where the transport tells; it is answered already. */
    default void pinged() {}

    /** The transport had to give a message up because of its size; neither it nor what follows is passed on. */
    default void tooLarge() {}

    /** There was no room on this node for a part of a message; neither it nor what follows is passed on. */
    default void withoutRoom() {}

    /** A call of this listener threw an exception, which is logged; the connection is its owner's to end. */
    default void failed() {}

    /** The connection is over; 1006 if no close frame was seen. */
    void ended(Close close);
}
