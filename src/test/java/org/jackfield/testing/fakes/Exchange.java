package org.jackfield.testing.fakes;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jackfield.access.Grant;
import org.jackfield.access.RateSettings;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.Relay;
import org.jackfield.relay.RelayOpener;
import org.jackfield.relay.RelaySettings;
import org.jackfield.session.LiveSession;
import org.jackfield.session.SessionFactory;
import org.jackfield.session.SessionHandler;
import org.jackfield.session.SessionLimits;
import org.jackfield.session.SessionListener;
import org.jackfield.session.SessionRegistry;
import org.jackfield.session.SessionSettings;
import org.jackfield.session.Sweeper;
import org.jackfield.speech.SpeechRequests;
import org.jackfield.speech.SpeechSettings;
import org.jackfield.upstream.Capability;
import org.jackfield.upstream.Gateway;
import org.jackfield.upstream.Model;
import org.jackfield.upstream.ModelSettings;
import org.jackfield.upstream.Route;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.UpstreamSettings;
import org.jackfield.upstream.Upstreams;
import org.jackfield.upstream.dial.DialSettings;
import org.jackfield.upstream.dial.GuardedDialer;
import org.jackfield.upstream.dial.SchedulingDelay;
import org.jackfield.wire.Bounds;
import org.jackfield.wire.ConnectionListener;

/** A whole exchange in memory: opener, registry and sweeper are real, both connections and the time are the test's. */
public final class Exchange {

    public static final String ID = "0123456789abcdef";
    public static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1_790_000_000_000L), ZoneOffset.UTC);
    public static final Grant GRANT = Grant.own(RateSettings.from(Configs.of()));
    public static final Duration DIAL_LIMIT = Duration.ofSeconds(7);

    public final ManualTicker ticker = new ManualTicker();
    public final FakeDialer dialer = new FakeDialer();
    public final RecordingListener events = new RecordingListener();
    public final SessionRegistry registry;
    public final RelaySettings relaySettings = RelaySettings.from(Configs.of());
    public final SessionSettings sessionSettings = SessionSettings.from(Configs.of());
    private final Supplier<String> ids = this::nextId;
    private int begun;
    public final FakeConnection client = new FakeConnection();
    private final Sweeper sweeper;
    private final SessionFactory factory;
    private final RelayOpener opener;
    private final SpeechRequests requests;

    /** @param listeners watch its sessions, beside {@link #events} */
    public Exchange(SessionListener... listeners) {
        this.registry = new SessionRegistry(
                Stream.concat(Stream.of(events), Arrays.stream(listeners)).toList());
        this.sweeper = new Sweeper(registry, ticker, sessionSettings.standstill(), List.of());
        UpstreamSettings upstream = UpstreamSettings.from(Configs.of("jackfield.gateway", "near"));
        Upstreams upstreams = new Upstreams(
                List.of(Models.deepgram(), Models.acme()),
                List.of(new Near()),
                upstream,
                ModelSettings.from(Configs.of()));
        SessionLimits limits = new SessionLimits(sessionSettings, DIAL_LIMIT, CLOCK);
        this.factory = new SessionFactory(registry, limits, ids, ticker);
        this.opener = new RelayOpener(upstreams, dialer, relaySettings, factory);
        GuardedDialer guarded = new GuardedDialer(
                dialer,
                DialSettings.from(Configs.of()),
                Duration.ofSeconds(2),
                new ManualScheduler(ticker),
                ticker,
                new SchedulingDelay(Duration.ofSeconds(1), List.of(), ticker));
        this.requests = new SpeechRequests(upstreams, guarded, SpeechSettings.from(Configs.of()), CLOCK, ticker);
    }

    /** {@link #ID} for the first session, others for those that follow. */
    private String nextId() {
        begun++;
        return begun == 1 ? ID : "%016x".formatted(begun);
    }

    public SpeechRequests requests() {
        return requests;
    }

    public RelayOpener opener() {
        return opener;
    }

    /** A relay for a new client, not yet connected. */
    public Relay relay(Capability capability) {
        return relay(capability, GRANT);
    }

    /** A relay for a new client with a grant, not yet connected. */
    public Relay relay(Capability capability, Grant grant) {
        Route route = route(capability);
        boolean listening = capability == Capability.SPEECH_TO_TEXT;
        return opener.open(listening ? requests.transcription(route) : requests.speech(route), grant);
    }

    /** Connects the client; what it says goes to the listener. */
    public ConnectionListener connect(Capability capability) {
        ConnectionListener side = relay(capability).clientSide();
        side.opened(client);
        return side;
    }

    /** A session in which nothing goes on. */
    public LiveSession session() {
        return session(ID, new SessionHandler() {
            @Override
            public void end(End end, Details details) {}

            @Override
            public void tell(End end, Details details) {}

            @Override
            public Optional<End> due() {
                return Optional.empty();
            }
        });
    }

    /** A session whose legs have no connection yet. */
    public LiveSession session(String id, SessionHandler handler) {
        return session(id, GRANT, handler);
    }

    /** A session whose legs have no connection yet, of somebody. */
    public LiveSession session(String id, Grant grant, SessionHandler handler) {
        Bounds none = Bounds.of(0);
        return factory.session(id, "test", grant, List.of(factory.client(none), factory.upstream(none)), handler);
    }

    public void sweep() {
        sweeper.run();
    }

    /** Lets time go by, second by second, as the sweeper sees it. */
    public void pass(Duration time) {
        for (long i = 0; i < time.toSeconds(); i++) {
            ticker.advance(Duration.ofSeconds(1));
            sweeper.run();
        }
    }

    public static Route route(Capability capability) {
        boolean listening = capability == Capability.SPEECH_TO_TEXT;
        Model model = Models.deepgram(capability);
        String rate = listening ? "16000" : "24000";
        return new Route(model, Map.of("sample_rate", List.of(rate), "speaker", List.of("luna")), Map.of());
    }

    private static final class Near implements Gateway {
        @Override
        public String name() {
            return "near";
        }

        @Override
        public List<String> missing() {
            return List.of();
        }

        @Override
        public Target target(Route route) {
            return new Target(URI.create("ws://127.0.0.1:1/"), Map.of());
        }
    }
}
