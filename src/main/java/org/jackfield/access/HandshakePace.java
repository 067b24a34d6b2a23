package org.jackfield.access;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jackfield.wire.Ticker;

/**
 * How often one address, or one IPv6 network of 64 bits, may ask for a WebSocket. It is asked before anything else is done
 * for a client; what it keeps of an address is one number, and of so many addresses at most.
 *
 * <p>Any thread may call.
 */
public final class HandshakePace {

    /** What was not asked for before may be asked for at once for so long. */
    static final Duration BURST = Duration.ofSeconds(2);

    private static final int MOST_ADDRESSES = 10_000;

    private final int perSecond;
    private final Ticker ticker;
    private final int most;

    /** By address, in the order of their last calls, when what was asked for so far is paid off. */
    private final Map<String, Long> paidNanos = new LinkedHashMap<>(16, 0.75f, true);

    public HandshakePace(int perSecond, Ticker ticker) {
        this(perSecond, ticker, MOST_ADDRESSES);
    }

    HandshakePace(int perSecond, Ticker ticker, int most) {
        this.perSecond = perSecond;
        this.ticker = ticker;
        this.most = most;
    }

    /** How many an address may ask for in a second. */
    public int perSecond() {
        return perSecond;
    }

    /** Counts a request; how long its client has to wait, if it came too soon. That is not counted. */
    public synchronized Optional<Duration> take(ClientAddress client) {
        long now = ticker.nanos();
        String address = client.network();
        long ahead = Math.max(0, paidNanos.getOrDefault(address, now) - now);
        long each = Duration.ofSeconds(1).toNanos() / perSecond;
        long wait = ahead + each - BURST.toNanos();
        if (wait > 0) {
            return Optional.of(Duration.ofNanos(wait));
        }
        paidNanos.put(address, now + ahead + each);
        forget(now);
        return Optional.empty();
    }

    /** Who has waited long enough is as good as new; of the others, those go who have asked for nothing for longest. */
    private void forget(long now) {
        Iterator<Long> oldest = paidNanos.values().iterator();
        while (oldest.hasNext() && (oldest.next() - now <= 0 || paidNanos.size() > most)) {
            oldest.remove();
        }
    }

    /** The addresses that are kept count of. */
    public synchronized int addresses() {
        return paidNanos.size();
    }
}
