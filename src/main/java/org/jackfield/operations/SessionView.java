package org.jackfield.operations;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jackfield.session.ObservedLeg;
import org.jackfield.session.ObservedSession;

/** A live session as an operator sees it: {@code id}, {@code kind}, {@code state}, {@code ageMs}, and each leg by its name. */
final class SessionView {

    /**
     * The oldest of all live sessions.
     *
     * @param total how many there are
     */
    @JsonbPropertyOrder({"total", "sessions"})
    public record Page(int total, List<Map<String, Object>> sessions) {}

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

        static LegView of(ObservedLeg leg) {
            return new LegView(
                    leg.isOver(),
                    leg.receivedMessages(),
                    leg.receivedBytes(),
                    leg.idleFor().toMillis(),
                    leg.silentFor().toMillis(),
                    leg.waitingBytes(),
                    leg.roundTrip().map(time -> time.toNanos() / NANOS_PER_MILLI));
        }
    }

    private SessionView() {}

    static Map<String, Object> of(ObservedSession session) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", session.id());
        view.put("kind", session.kind());
        view.put("state", session.state().name().toLowerCase(Locale.ROOT));
        view.put("ageMs", session.age().toMillis());
        session.legs().forEach(leg -> view.put(leg.name(), LegView.of(leg)));
        return view;
    }
}
