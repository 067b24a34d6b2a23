package org.jackfield.relay;

import java.util.function.Supplier;
import org.jackfield.session.SessionLimits;
import org.jackfield.session.SessionRegistry;
import org.jackfield.upstream.DialFailure;
import org.jackfield.upstream.Dialer;
import org.jackfield.upstream.Route;
import org.jackfield.upstream.Upstreams;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.End;
import org.jackfield.wire.Ticker;

/** Makes a relay for each client that was admitted; the relay's upstream is dialled as soon as the client is connected. */
public final class RelayOpener {

    private final Upstreams upstreams;
    private final Dialer dialer;
    private final RelaySettings settings;
    private final SessionLimits limits;
    private final SessionRegistry registry;
    private final Supplier<String> ids;
    private final Ticker ticker;

    public RelayOpener(
            Upstreams upstreams,
            Dialer dialer,
            RelaySettings settings,
            SessionLimits limits,
            SessionRegistry registry,
            Supplier<String> ids,
            Ticker ticker) {
        this.upstreams = upstreams;
        this.dialer = dialer;
        this.settings = settings;
        this.limits = limits;
        this.registry = registry;
        this.ids = ids;
        this.ticker = ticker;
    }

    public Relay open(Line line) {
        String id = ids.get();
        return new Relay(
                id,
                line.kind(),
                line.envelope().apply(id),
                line.audioBytesPerSecond(),
                settings,
                limits,
                registry,
                ticker,
                relay -> dial(line.route(), relay.upstreamSide(), relay::dialFailed));
    }

    /** Begins an errand for a plain request; it dials at once. */
    public OneShot begin(String kind, Route route, OneShot.Errand errand) {
        OneShot oneShot = new OneShot(ids.get(), kind, errand, settings, limits, registry, ticker);
        registry.add(oneShot);
        dial(route, oneShot, oneShot::dialFailed);
        return oneShot;
    }

    private void dial(Route route, ConnectionListener listener, Dialer.Failed failed) {
        if (upstreams.missing().isEmpty()) {
            dialer.dial(upstreams.target(route), listener, failed);
        } else {
            failed.because(DialFailure.of(End.CONFIGURATION));
        }
    }
}
