package org.jackfield.session;

import java.util.List;
import java.util.function.Supplier;
import org.jackfield.access.Grant;
import org.jackfield.wire.Bounds;
import org.jackfield.wire.SendQueue;
import org.jackfield.wire.Ticker;

/**
 * Makes sessions and their legs, out of what all sessions of this node share.
 *
 * @param registry where sessions are found
 * @param limits their limits in time
 * @param ids makes unguessable ids
 * @param ticker the clock for all durations
 */
public record SessionFactory(SessionRegistry registry, SessionLimits limits, Supplier<String> ids, Ticker ticker) {

    /**
     * A session that has not begun.
     *
     * @param legs all its legs, the client's first
     */
    public LiveSession session(String id, String kind, Grant grant, List<Leg> legs, SessionHandler handler) {
        return new LiveSession(id, kind, grant, legs, this, handler);
    }

    /** The leg of a client, with a queue of the given bounds. */
    public Leg client(Bounds bounds) {
        return leg(Leg.CLIENT, LegEnds.CLIENT, bounds);
    }

    /** The leg of a client that has no connection of its own, because it waits for the outcome alone. */
    public Leg absentClient() {
        Leg leg = client(Bounds.of(0));
        leg.over();
        return leg;
    }

    /** A leg to a model, with a queue of the given bounds. */
    public Leg upstream(Bounds bounds) {
        return leg(Leg.UPSTREAM, LegEnds.UPSTREAM, bounds);
    }

    /** A leg of any other name. */
    public Leg leg(String name, LegEnds ends, Bounds bounds) {
        return new Leg(name, ends, new SendQueue(bounds, ticker), ticker);
    }
}
