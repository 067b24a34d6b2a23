package org.jackfield.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.session.Leg;
import org.jackfield.session.Lifecycle.State;
import org.jackfield.session.ObservedLeg;
import org.jackfield.session.ObservedSession;
import org.jackfield.session.SessionListener;

/** Counts what becomes of sessions, and of those that did not come about. */
public final class SessionMeters implements SessionListener {

    private static final String LIVE = "jackfield.sessions";

    static final String OPENED = "jackfield.sessions.opened";
    static final String ENDED = "jackfield.sessions.ended";
    static final String REFUSED = "jackfield.sessions.refused";

    private static final List<State> STATES = List.of(State.CONNECTING, State.OPEN, State.CLOSING);
    private static final Duration[] STAYS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1)
    };
    private static final Duration[] WAITS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry registry;
    private final Traffic traffic;
    private final Counter droppedBytes;

    public SessionMeters(Meters meters, Traffic traffic) {
        this.registry = meters.registry();
        this.traffic = traffic;
        this.droppedBytes = Counter.builder("jackfield.audio.dropped")
                .description("Audio that came faster than it could be passed on")
                .baseUnit("bytes")
                .register(registry);
        List.of(Leg.CLIENT, Leg.UPSTREAM).forEach(this::knownLeg);
    }

    @Override
    public void opened(ObservedSession session) {
        count(OPENED, "Clients that were connected", Tags.of("kind", session.kind()));
        known(session.kind());
        session.legs().stream().map(ObservedLeg::name).forEach(this::knownLeg);
    }

    /** Shows a kind of sessions from now on, if only to say that there is none. */
    void known(String kind) {
        if (traffic.isFirst("kind " + kind)) {
            STATES.forEach(state -> gauge(kind, state));
        }
    }

    private void knownLeg(String name) {
        if (traffic.isFirst("leg " + name)) {
            new LegMeters(traffic, name).bindTo(registry);
        }
    }

    private void gauge(String kind, State state) {
        Gauge.builder(LIVE, traffic, sessions -> number(sessions, kind, state))
                .description("Live sessions")
                .tag("kind", kind)
                .tag("state", state.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private static long number(Traffic traffic, String kind, State state) {
        return traffic.live().stream()
                .filter(session -> session.kind().equals(kind) && session.state() == state)
                .count();
    }

    @Override
    public void ready(ObservedSession session) {
        timer("jackfield.session.ready", "From a client's connection to an open upstream", session, WAITS);
    }

    @Override
    public void closed(ObservedSession session) {
        Tags tags = Tags.of(
                "kind",
                session.kind(),
                "end",
                session.outcome().orElse(End.INTERNAL).code());
        count(ENDED, "Sessions that are over, by why", tags);
        timer("jackfield.session.duration", "How long sessions lasted", session, STAYS);
        if (session.details().members().containsKey(Details.UNANSWERED_SPEECH)) {
            count(
                    "jackfield.models.silent",
                    "Models that took a voice and said nothing",
                    Tags.of("kind", session.kind()));
        }
    }

    private void timer(String name, String description, ObservedSession session, Duration... buckets) {
        Timer.builder(name)
                .description(description)
                .tag("kind", session.kind())
                .serviceLevelObjectives(buckets)
                .register(registry)
                .record(session.age());
    }

    @Override
    public void told(ObservedSession session, End end, Details details) {
        count("jackfield.told", "What clients were told in sessions that went on", Tags.of("end", end.code()));
        if (end == End.AUDIO_DROPPED && details.members().get("droppedBytes") instanceof Number bytes) {
            droppedBytes.increment(bytes.doubleValue());
        }
    }

    @Override
    public void dropped(ObservedSession session, End why) {
        count("jackfield.messages.dropped", "Messages of clients that went nowhere", Tags.of("end", why.code()));
    }

    @Override
    public void refused(End end) {
        count(REFUSED, "Clients that were turned away before they had a session", Tags.of("end", end.code()));
    }

    private void count(String name, String description, Tags tags) {
        Counter.builder(name)
                .description(description)
                .tags(tags)
                .register(registry)
                .increment();
    }
}
