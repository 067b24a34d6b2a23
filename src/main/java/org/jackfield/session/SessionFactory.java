package org.jackfield.session;

import java.util.function.Supplier;
import org.jackfield.access.Grant;
import org.jackfield.wire.Bounds;
import org.jackfield.wire.SendQueue;
import org.jackfield.wire.Ticker;

/**
 * What every session of this node stands on: the registry, the limits, the clock and the source of ids.
 *
 * @param registry where sessions are found
 * @param limits their limits in time
 * @param ids makes unguessable ids
 * @param ticker the clock for all durations
 */
public record SessionFactory(SessionRegistry registry, SessionLimits limits, Supplier<String> ids, Ticker ticker) {

    /** A session that has not begun. */
    public LiveSession session(
            String id, String kind, Grant grant, Leg client, Leg upstream, LiveSession.Occupant occupant) {
        return new LiveSession(id, kind, grant, client, upstream, this, occupant);
    }

    /** A leg with a queue of the given bounds. */
    public Leg leg(Bounds bounds) {
        return new Leg(new SendQueue(bounds, ticker), ticker);
    }
}
