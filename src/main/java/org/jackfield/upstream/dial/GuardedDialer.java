package org.jackfield.upstream.dial;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.jackfield.problem.End;
import org.jackfield.upstream.Target;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.jackfield.wire.Ticker;

/**
 * Dials as another dialer does, unless the upstream is to be spared, and no more at a time than are answered soon; the others
 * wait for their turn. Upstreams are told apart by scheme, host and port.
 *
 * <p>What is refused here fails with {@code server.overloaded} or {@code upstream.unavailable} and never reaches the upstream.
 */
public final class GuardedDialer implements Dialer {

    private static final System.Logger LOG = System.getLogger(GuardedDialer.class.getName());

    private final Dialer dialer;
    private final DialSettings settings;
    private final Duration slow;
    private final ScheduledExecutorService alarms;
    private final Ticker ticker;
    private final SchedulingDelay delay;
    private final Map<String, UpstreamGuard> guards = new ConcurrentHashMap<>();

    /**
     * @param slow after which time an answer means that there are too many dials
     * @param alarms tells of refusals, and ends the waiting of those that wait too long
     * @param delay says whether a dial may have failed for want of time in this process
     */
    public GuardedDialer(
            Dialer dialer,
            DialSettings settings,
            Duration slow,
            ScheduledExecutorService alarms,
            Ticker ticker,
            SchedulingDelay delay) {
        this.dialer = dialer;
        this.settings = settings.atMost(dialer.mostAtATime());
        this.slow = slow;
        this.alarms = alarms;
        this.ticker = ticker;
        this.delay = delay;
    }

    @Override
    public String name() {
        return dialer.name();
    }

    @Override
    public int mostAtATime() {
        return dialer.mostAtATime();
    }

    @Override
    public void dial(Target target, Requester requester, ConnectionListener listener, Failed failed) {
        UpstreamGuard guard = guard(target);
        Waiting dial = new Waiting(guard, target, requester, listener, failed);
        Optional<DialFailure> leftAlone = guard.refusal();
        if (leftAlone.isPresent()) {
            tell(failed, leftAlone.get());
        } else if (guard.places().join(dial)) {
            guard.places().serve();
            dial.losePatience();
        } else {
            tell(failed, DialFailure.of(End.OVERLOADED));
        }
    }

    private void tell(Failed failed, DialFailure failure) {
        alarms.execute(() -> failed.because(failure));
    }

    /** A dial that waits for its turn. */
    private final class Waiting implements DialPlaces.Waiter {

        private final UpstreamGuard guard;
        private final Target target;
        private final Requester requester;
        private final ConnectionListener listener;
        private final Failed failed;

        Waiting(UpstreamGuard guard, Target target, Requester requester, ConnectionListener listener, Failed failed) {
            this.guard = guard;
            this.target = target;
            this.requester = requester;
            this.listener = listener;
            this.failed = failed;
        }

        @Override
        public String network() {
            return requester.network();
        }

        @Override
        public boolean turn(DialPlaces.Place place) {
            if (!requester.isWaiting()) {
                tell(failed, DialFailure.of(End.CLIENT_LEFT));
                return false;
            }
            UpstreamGuard.Outcome outcome = guard.begin(place, network());
            if (outcome instanceof UpstreamGuard.Outcome.Permit permit) {
                begin(permit);
                return true;
            }
            tell(failed, ((UpstreamGuard.Outcome.Refused) outcome).failure());
            return false;
        }

        private void begin(UpstreamGuard.Outcome.Permit permit) {
            try {
                dialer.dial(
                        target,
                        requester,
                        new Reporting(listener, permit),
                        failure -> failed.because(permit.failed(failure)));
            } catch (RuntimeException bug) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "A dial did not begin: {0}",
                        bug.getClass().getName());
                tell(failed, permit.failed(DialFailure.of(End.INTERNAL)));
            }
        }

        /** One that has to wait does so for a while. */
        void losePatience() {
            if (guard.places().isWaiting(this)) {
                ScheduledFuture<?> unused =
                        alarms.schedule(this::giveUp, settings.maxWait().toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        private void giveUp() {
            if (guard.places().leave(this)) {
                failed.because(DialFailure.of(End.OVERLOADED));
            }
        }
    }

    /** Why a dial would be refused, if it is known already. */
    public Optional<DialFailure> refusal(Target target) {
        return guard(target).refusal();
    }

    /**
     * Whether one more dial for this network would be refused, whatever the upstream, because too many wait.
     *
     * @param coming how many others are about to join those that wait
     */
    public boolean isCrowdedFor(String network, int coming) {
        return !guards.isEmpty()
                && guards.values().stream().allMatch(guard -> guard.places().isCrowdedFor(network, coming));
    }

    private UpstreamGuard guard(Target target) {
        String upstream = target.uri().getScheme() + "://" + target.uri().getAuthority();
        return guards.computeIfAbsent(upstream, name -> new UpstreamGuard(name, settings, slow, ticker, delay));
    }

    /** Upstreams that are left alone now, or tried by a single dial. */
    public int leftAlone() {
        return sum(guard -> guard.isLeftAlone() ? 1 : 0);
    }

    /** Dials under way. */
    public int dials() {
        return sum(guard -> guard.places().inUse());
    }

    /** Dials that may be under way. */
    public int limit() {
        return sum(guard -> guard.places().limit());
    }

    /** Dials that wait for their turn. */
    public int waiting() {
        return sum(guard -> guard.places().waiting());
    }

    private int sum(ToIntFunction<UpstreamGuard> count) {
        return guards.values().stream().mapToInt(count).sum();
    }

    /** Reports that the connection came about, at the latest when it is over. */
    private record Reporting(ConnectionListener listener, UpstreamGuard.Outcome.Permit permit)
            implements ConnectionListener {

        @Override
        public void opened(Connection connection) {
            permit.opened();
            listener.opened(connection);
        }

        @Override
        public void received(Message message) {
            listener.received(message);
        }

        @Override
        public void unfinished(int bytes) {
            listener.unfinished(bytes);
        }

        @Override
        public void ponged() {
            listener.ponged();
        }

        @Override
        public void ended(Close close) {
            permit.opened();
            listener.ended(close);
        }
    }
}
