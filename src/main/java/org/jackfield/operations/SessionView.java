package org.jackfield.operations;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jackfield.session.Leg;
import org.jackfield.session.LiveSession;

/**
 * A live session as an operator sees it.
 *
 * @param ageMs how long it has lasted, in milliseconds
 */
@JsonbPropertyOrder({"id", "kind", "state", "ageMs", "client", "upstream"})
public record SessionView(String id, String kind, String state, long ageMs, LegView client, LegView upstream) {

    /**
     * The oldest of all live sessions.
     *
     * @param total how many there are
     */
    @JsonbPropertyOrder({"total", "sessions"})
    public record Page(int total, List<SessionView> sessions) {}

    /**
     * One side of it.
     *
     * @param over whether its connection is gone
     * @param messages received from it
     * @param bytes of these messages
     * @param idleMs how long no message has come from it
     * @param silentMs how long nothing at all has
     * @param waitingBytes what waits to be sent to it
     * @param roundTripMs how long its last ping took
     */
    @JsonbPropertyOrder({"over", "messages", "bytes", "idleMs", "silentMs", "waitingBytes", "roundTripMs"})
    public record LegView(
            boolean over,
            long messages,
            long bytes,
            long idleMs,
            long silentMs,
            int waitingBytes,
            Optional<Double> roundTripMs) {

        private static final double NANOS_PER_MILLI = 1e6;

        static LegView of(Leg leg) {
            return new LegView(
                    leg.isOver(),
                    leg.receivedMessages(),
                    leg.receivedBytes(),
                    leg.idleFor().toMillis(),
                    leg.silentFor().toMillis(),
                    leg.queue().waitingBytes(),
                    leg.roundTrip().map(time -> time.toNanos() / NANOS_PER_MILLI));
        }
    }

    static SessionView of(LiveSession session) {
        return new SessionView(
                session.id(),
                session.kind(),
                session.state().name().toLowerCase(Locale.ROOT),
                session.age().toMillis(),
                LegView.of(session.client()),
                LegView.of(session.upstream()));
    }
}
