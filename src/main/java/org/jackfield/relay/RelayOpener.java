package org.jackfield.relay;

import java.util.Optional;
import org.jackfield.access.Grant;
import org.jackfield.access.RateSettings;
import org.jackfield.config.InvalidSetting;
import org.jackfield.problem.End;
import org.jackfield.session.SessionFactory;
import org.jackfield.upstream.Route;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.Upstreams;
import org.jackfield.upstream.dial.DialFailure;
import org.jackfield.upstream.dial.Dialer;
import org.jackfield.wire.ConnectionListener;

/** Makes a relay for each client that was admitted; the relay's upstream is dialled as soon as the client is connected. */
public final class RelayOpener {

    private final Upstreams upstreams;
    private final Dialer dialer;
    private final RelaySettings settings;
    private final RateSettings rates;
    private final SessionFactory factory;

    public RelayOpener(
            Upstreams upstreams, Dialer dialer, RelaySettings settings, RateSettings rates, SessionFactory factory) {
        this.upstreams = upstreams;
        this.dialer = dialer;
        this.settings = settings;
        this.rates = rates;
        this.factory = factory;
    }

    public Relay open(RelayRequest line, Grant grant) {
        return new Relay(
                line,
                grant,
                settings,
                rates,
                factory,
                relay -> dial(line.route(), relay.upstreamSide(), relay::dialFailed));
    }

    /** Begins an errand for a plain request; it dials at once. */
    public OneShot begin(String kind, Grant grant, Route route, OneShot.Errand errand) {
        OneShot oneShot = prepare(kind, grant, route, (id, client) -> errand);
        oneShot.begin();
        return oneShot;
    }

    /** An errand whose client hears of it while it goes on; it begins when the client is connected. */
    public OneShot prepare(String kind, Grant grant, Route route, OneShot.Maker maker) {
        return new OneShot(kind, grant, maker, settings, factory, errand -> dial(route, errand, errand::dialFailed));
    }

    private void dial(Route route, ConnectionListener listener, Dialer.Failed failed) {
        Optional<Target> target = target(route);
        if (target.isPresent()) {
            dialer.dial(target.get(), listener, failed);
        } else {
            failed.because(DialFailure.of(End.CONFIGURATION));
        }
    }

    /** Empty if settings are missing or contradict each other. */
    private Optional<Target> target(Route route) {
        try {
            return upstreams.missing().isEmpty() ? Optional.of(upstreams.target(route)) : Optional.empty();
        } catch (InvalidSetting contradiction) {
            return Optional.empty();
        }
    }
}
