package org.jackfield.operations;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.session.Lifecycle.State;
import org.jackfield.session.ObservedLeg;
import org.jackfield.session.ObservedSession;
import org.jackfield.session.SessionListener;

/**
 * What all sessions have received since the deployment began, leg by leg, those that are over included; and which are live.
 *
 * <p>Each live session is kept with what was last seen of its legs' counters. The difference is added to the sums under the
 * lock that the map has for that session, so that the sums never go back and nothing is added twice. Any thread may call.
 */
public final class Traffic implements SessionListener {

    /** Messages and their bytes. */
    record Count(long messages, long bytes) {

        static final Count NONE = new Count(0, 0);

        static Count of(ObservedLeg leg) {
            return new Count(leg.receivedMessages(), leg.receivedBytes());
        }

        Count plus(Count other) {
            return new Count(messages + other.messages, bytes + other.bytes);
        }

        Count minus(Count other) {
            return new Count(messages - other.messages, bytes - other.bytes);
        }
    }

    private final Map<ObservedSession, Map<String, Count>> live = new ConcurrentHashMap<>();
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Map<String, Count> sums = new ConcurrentHashMap<>();

    /** True for the one call that asks first after this kind of sessions or name of legs. */
    boolean isFirst(String name) {
        return names.add(name);
    }

    @Override
    public void opened(ObservedSession session) {
        live.put(session, Map.of());
    }

    @Override
    public void closed(ObservedSession session) {
        settle(session);
    }

    /** What was received from all legs of this name. */
    Count from(String leg) {
        live.keySet().forEach(this::settle);
        return sums.getOrDefault(leg, Count.NONE);
    }

    /** What was received from all legs. */
    Count received() {
        live.keySet().forEach(this::settle);
        return sums.values().stream().reduce(Count.NONE, Count::plus);
    }

    Set<ObservedSession> live() {
        return live.keySet();
    }

    /** The legs of this name of all live sessions. */
    Stream<ObservedLeg> live(String leg) {
        return live.keySet().stream()
                .flatMap(session -> session.legs().stream())
                .filter(one -> one.name().equals(leg))
                .map(one -> (ObservedLeg) one);
    }

    /** Adds what is new; a session that is over is forgotten by that. */
    private void settle(ObservedSession session) {
        live.computeIfPresent(session, (same, before) -> {
            boolean over = same.state() == State.CLOSED;
            Map<String, Count> now =
                    same.legs().stream().collect(Collectors.toMap(ObservedLeg::name, Count::of, Count::plus));
            now.forEach(
                    (leg, count) -> sums.merge(leg, count.minus(before.getOrDefault(leg, Count.NONE)), Count::plus));
            return over ? null : now;
        });
    }
}
