package org.jackfield.session;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** All live sessions of this node. It tells the listeners; what one of them throws reaches neither session nor others. */
public final class SessionRegistry {

    private static final System.Logger LOG = System.getLogger(SessionRegistry.class.getName());

    private final Map<String, LiveSession> sessions = new ConcurrentHashMap<>();
    private final List<SessionListener> listeners;

    public SessionRegistry(List<SessionListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    public void add(LiveSession session) {
        sessions.put(session.id(), session);
        tell(listener -> listener.opened(session));
    }

    public void ready(LiveSession session) {
        tell(listener -> listener.ready(session));
    }

    /** Forgets the session; only the first call for it is told to the listeners. */
    public void release(LiveSession session) {
        if (sessions.remove(session.id(), session)) {
            tell(listener -> listener.closed(session));
        }
    }

    public Collection<LiveSession> all() {
        return sessions.values();
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
