package org.jackfield.relay;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jackfield.access.Grant;
import org.jackfield.config.InvalidSetting;
import org.jackfield.problem.End;
import org.jackfield.session.Leg;
import org.jackfield.session.SessionFactory;
import org.jackfield.upstream.Route;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.Upstreams;
import org.jackfield.upstream.dial.DialFailure;
import org.jackfield.upstream.dial.Dialer;
import org.jackfield.upstream.dial.Requester;
import org.jackfield.wire.ConnectionListener;

/**
 * Makes a relay for each client that was admitted. The relay's upstream is dialled as soon as the client is connected, or when
 * it first says something if the request has a greeting.
 */
public final class RelayOpener {

    /** Dials the upstream of a relay. */
    @FunctionalInterface
    interface Dial {

        /**
         * Begins.
         *
         * @param wanted whether somebody still waits for it
         */
        void begin(Relay relay, BooleanSupplier wanted);
    }

    private final Upstreams upstreams;
    private final Dialer dialer;
    private final RelaySettings settings;
    private final SessionFactory factory;

    public RelayOpener(Upstreams upstreams, Dialer dialer, RelaySettings settings, SessionFactory factory) {
        this.upstreams = upstreams;
        this.dialer = dialer;
        this.settings = settings;
        this.factory = factory;
    }

    public Relay open(RelayRequest request, Grant grant) {
        return new Relay(
                request,
                grant,
                settings,
                factory,
                (relay, wanted) ->
                        dial(request.route(), requester(grant, wanted), relay.upstreamSide(), relay::dialFailed));
    }

    /** Begins a call of this server's own, whose client waits for the outcome alone; it dials at once. */
    public OneShot begin(String kind, Grant grant, Route route, OneShotCall call) {
        OneShot oneShot = oneShot(kind, grant, route, factory.absentClient(), (id, client) -> call);
        oneShot.begin();
        return oneShot;
    }

    /** A call for a plain request; it begins when its client is connected. */
    public OneShot prepare(String kind, Grant grant, Route route, OneShot.Maker maker) {
        return oneShot(kind, grant, route, factory.client(settings.towardsClient()), maker);
    }

    private OneShot oneShot(String kind, Grant grant, Route route, Leg client, OneShot.Maker maker) {
        return new OneShot(
                kind,
                grant,
                client,
                maker,
                settings,
                factory,
                call -> dial(route, requester(grant, call::isGoing), call, call::dialFailed));
    }

    private static Requester requester(Grant grant, BooleanSupplier going) {
        return new Requester(grant.client().network(), going);
    }

    private void dial(Route route, Requester requester, ConnectionListener listener, Dialer.Failed failed) {
        Optional<Target> target = target(route);
        if (target.isPresent()) {
            dialer.dial(target.get(), requester, listener, failed);
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
