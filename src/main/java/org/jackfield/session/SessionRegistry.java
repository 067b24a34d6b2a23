package org.jackfield.session;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jackfield.access.RefusalListener;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;

/**
 * All live sessions of this node, and for a while those that are over but whose connections may not be gone.
 *
 * <p>It tells the listeners; what one of them throws reaches neither session nor others.
 */
public final class SessionRegistry implements RefusalListener {

    private static final System.Logger LOG = System.getLogger(SessionRegistry.class.getName());

    private final Map<String, LiveSession> sessions = new ConcurrentHashMap<>();
    private final Map<String, LiveSession> lingering = new ConcurrentHashMap<>();
    private final List<SessionListener> listeners;

    public SessionRegistry(List<SessionListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    public void add(LiveSession session) {
        sessions.put(session.id(), session);
        tell(listener -> listener.opened(session));
    }

    /** Something happened to a leg. */
    void entered(LiveSession session, Leg leg, LegPhase phase) {
        Duration at = session.age();
        tell(listener -> listener.entered(session, leg, phase, at));
    }

    public void ready(LiveSession session) {
        tell(listener -> listener.ready(session));
    }

    /** The client of a session that goes on was told of something. */
    public void told(LiveSession session, End end, Details details) {
        tell(listener -> listener.told(session, end, details));
    }

    @Override
    public void refused(End end) {
        tell(listener -> listener.refused(end));
    }

    /** A message of the client went nowhere. */
    public void dropped(LiveSession session, End why) {
        tell(listener -> listener.dropped(session, why));
    }

    /** The session is over; only the first call for it is told to the listeners. It is swept until it is forgotten. */
    public void release(LiveSession session) {
        if (sessions.remove(session.id(), session)) {
            lingering.put(session.id(), session);
            tell(listener -> listener.closed(session));
        }
    }

    /** Nothing of the session is left. */
    public void forget(LiveSession session) {
        lingering.remove(session.id(), session);
    }

    /** The sessions that are not over. */
    public Collection<LiveSession> live() {
        return sessions.values();
    }

    /** The session of this id, if it is not over. */
    public Optional<LiveSession> find(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    /** Every session of which something may be left. */
    public Stream<LiveSession> all() {
        return Stream.concat(sessions.values().stream(), lingering.values().stream());
    }

    public int size() {
        return sessions.size();
    }

    private void tell(Consumer<SessionListener> news) {
        for (SessionListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException bug) {
                LOG.log(System.Logger.Level.ERROR, "session listener {0} failed: {1}", name(listener), name(bug));
            }
        }
    }

    private static String name(Object object) {
        return object.getClass().getName();
    }
}
