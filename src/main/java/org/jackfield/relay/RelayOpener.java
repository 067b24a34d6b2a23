package org.jackfield.relay;

import org.jackfield.session.SessionFloor;
import org.jackfield.upstream.DialFailure;
import org.jackfield.upstream.Dialer;
import org.jackfield.upstream.Route;
import org.jackfield.upstream.Upstreams;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.End;

/** Makes a relay for each client that was admitted; the relay's upstream is dialled as soon as the client is connected. */
public final class RelayOpener {

    private final Upstreams upstreams;
    private final Dialer dialer;
    private final RelaySettings settings;
    private final SessionFloor floor;

    public RelayOpener(Upstreams upstreams, Dialer dialer, RelaySettings settings, SessionFloor floor) {
        this.upstreams = upstreams;
        this.dialer = dialer;
        this.settings = settings;
        this.floor = floor;
    }

    public Relay open(Line line) {
        return new Relay(line, settings, floor, relay -> dial(line.route(), relay.upstreamSide(), relay::dialFailed));
    }

    /** Begins an errand for a plain request; it dials at once. */
    public OneShot begin(String kind, Route route, OneShot.Errand errand) {
        OneShot oneShot = prepare(kind, route, (id, client) -> errand);
        oneShot.begin();
        return oneShot;
    }

    /** An errand whose client hears of it while it goes on; it begins when the client is connected. */
    public OneShot prepare(String kind, Route route, OneShot.Maker maker) {
        return new OneShot(kind, maker, settings, floor, errand -> dial(route, errand, errand::dialFailed));
    }

    private void dial(Route route, ConnectionListener listener, Dialer.Failed failed) {
        if (upstreams.missing().isEmpty()) {
            dialer.dial(upstreams.target(route), listener, failed);
        } else {
            failed.because(DialFailure.of(End.CONFIGURATION));
        }
    }
}
