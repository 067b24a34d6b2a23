package org.jackfield.upstream.dial;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.ToIntFunction;
import org.jackfield.problem.End;
import org.jackfield.upstream.Target;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.jackfield.wire.Ticker;

/**
 * Dials as another dialer does, unless the upstream is to be spared. Upstreams are told apart by scheme, host and port.
 *
 * <p>What is refused here fails with {@code upstream.busy} or {@code upstream.unavailable} and never reaches the upstream.
 */
public final class GuardedDialer implements Dialer {

    private final Dialer dialer;
    private final DialSettings settings;
    private final Duration slow;
    private final Executor executor;
    private final Ticker ticker;
    private final Map<String, UpstreamGuard> guards = new ConcurrentHashMap<>();

    /**
     * @param slow after which time an answer means that there are too many dials
     * @param executor tells of refusals
     */
    public GuardedDialer(Dialer dialer, DialSettings settings, Duration slow, Executor executor, Ticker ticker) {
        this.dialer = dialer;
        this.settings = settings;
        this.slow = slow;
        this.executor = executor;
        this.ticker = ticker;
    }

    @Override
    public String name() {
        return dialer.name();
    }

    @Override
    public void dial(Target target, ConnectionListener listener, Failed failed) {
        UpstreamGuard.Outcome outcome = guard(target).begin();
        if (outcome instanceof UpstreamGuard.Outcome.Refused refused) {
            executor.execute(() -> failed.because(refused.failure()));
        } else if (outcome instanceof UpstreamGuard.Outcome.Permit permit) {
            dial(target, listener, failed, permit);
        }
    }

    private void dial(Target target, ConnectionListener listener, Failed failed, UpstreamGuard.Outcome.Permit permit) {
        try {
            dialer.dial(target, new Reporting(listener, permit), failure -> {
                permit.failed(failure);
                failed.because(failure);
            });
        } catch (RuntimeException notBegun) {
            permit.failed(DialFailure.of(End.INTERNAL));
            throw notBegun;
        }
    }

    /** Why a dial would be refused, if it is known already. */
    public Optional<DialFailure> refusal(Target target) {
        return guard(target).refusal();
    }

    private UpstreamGuard guard(Target target) {
        String upstream = target.uri().getScheme() + "://" + target.uri().getAuthority();
        return guards.computeIfAbsent(upstream, name -> new UpstreamGuard(name, settings, slow, ticker));
    }

    /** Upstreams that are left alone now, or tried by a single dial. */
    public int leftAlone() {
        return sum(guard -> guard.isLeftAlone() ? 1 : 0);
    }

    /** Dials under way. */
    public int dials() {
        return sum(UpstreamGuard::dials);
    }

    /** Dials that may be under way. */
    public int limit() {
        return sum(UpstreamGuard::limit);
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
