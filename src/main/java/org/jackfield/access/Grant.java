package org.jackfield.access;

import java.security.Principal;

/**
 * That somebody may have one session: who, from where, on which slot. It is the principal of the request that was admitted,
 * and so of its WebSocket.
 *
 * @param user the name of a user, or {@link #GUEST}
 * @param address the client's
 * @param slot the place that is kept for the session
 */
public record Grant(String user, ClientAddress address, Slot slot) implements Principal {

    /** The name of everybody who has none. */
    public static final String GUEST = "guest";

    /** For sessions that this server opens for itself; they take no slot. */
    public static final Grant OWN = new Grant("jackfield", ClientAddress.UNKNOWN, Slot.UNCOUNTED);

    @Override
    public String getName() {
        return user;
    }

    @Override
    public String toString() {
        return "Grant[" + user + "]";
    }
}
