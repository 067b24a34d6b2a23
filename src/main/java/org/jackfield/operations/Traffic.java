package org.jackfield.operations;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jackfield.session.Leg;
import org.jackfield.session.Lifecycle.State;
import org.jackfield.session.LiveSession;
import org.jackfield.session.SessionListener;

/**
 * What all sessions have received since the deployment began, those that are over included; and which are live.
 *
 * <p>Each live session is kept with what was last seen of its legs' counters. The difference is added to the sums under the
 * lock that the map has for that session, so that the sums never go back and nothing is added twice. Any thread may call.
 */
public final class Traffic implements SessionListener {

    /** The side of a session; its name in small letters is a tag. */
    enum Side {
        CLIENT,
        UPSTREAM;

        Leg of(LiveSession session) {
            return this == CLIENT ? session.client() : session.upstream();
        }

        String tag() {
            return this == CLIENT ? "client" : "upstream";
        }
    }

    /** Messages and their bytes. */
    record Count(long messages, long bytes) {

        static final Count NONE = new Count(0, 0);

        static Count of(Leg leg) {
            return new Count(leg.receivedMessages(), leg.receivedBytes());
        }

        Count plus(Count other) {
            return new Count(messages + other.messages, bytes + other.bytes);
        }

        Count minus(Count other) {
            return new Count(messages - other.messages, bytes - other.bytes);
        }
    }

    private record Seen(Count client, Count upstream) {

        static Seen of(LiveSession session) {
            return new Seen(Count.of(session.client()), Count.of(session.upstream()));
        }
    }

    private final Map<LiveSession, Seen> live = new ConcurrentHashMap<>();
    private final Set<String> kinds = ConcurrentHashMap.newKeySet();
    private final Map<Side, Count> sums = new ConcurrentHashMap<>();

    /** True for the one call that asks first after this kind of sessions. */
    boolean isFirst(String kind) {
        return kinds.add(kind);
    }

    @Override
    public void opened(LiveSession session) {
        live.put(session, new Seen(Count.NONE, Count.NONE));
    }

    @Override
    public void closed(LiveSession session) {
        settle(session);
    }

    /** What was received from this side. */
    Count from(Side side) {
        live.keySet().forEach(this::settle);
        return Optional.ofNullable(sums.get(side)).orElse(Count.NONE);
    }

    Set<LiveSession> live() {
        return live.keySet();
    }

    /** Adds what is new; a session that is over is forgotten by that. */
    private void settle(LiveSession session) {
        live.computeIfPresent(session, (same, before) -> {
            boolean over = same.state() == State.CLOSED;
            Seen now = Seen.of(same);
            sums.merge(Side.CLIENT, now.client().minus(before.client()), Count::plus);
            sums.merge(Side.UPSTREAM, now.upstream().minus(before.upstream()), Count::plus);
            return over ? null : now;
        });
    }
}
