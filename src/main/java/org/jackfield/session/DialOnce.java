package org.jackfield.session;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jackfield.wire.Ticker;

/** Whether the upstream of a leg is dialled or never will be, which is decided once, by any thread. */
final class DialOnce {

    private final Ticker ticker;
    private final AtomicBoolean decided = new AtomicBoolean();
    private volatile boolean dialled;
    private volatile long dialledAt;

    DialOnce(Ticker ticker) {
        this.ticker = ticker;
    }

    /** True for the one call that may dial. */
    boolean begin() {
        boolean first = decided.compareAndSet(false, true);
        if (first) {
            dialledAt = ticker.nanos();
            dialled = true;
        }
        return first;
    }

    /** True if it is not dialled and now never will be. */
    boolean forgo() {
        return decided.compareAndSet(false, true);
    }

    void forgive(Duration standstill) {
        dialledAt = Heartbeat.later(dialledAt, standstill, ticker.nanos());
    }

    /** How long ago that was; zero if it is not dialled. */
    Duration ago() {
        return dialled ? Duration.ofNanos(ticker.nanos() - dialledAt) : Duration.ZERO;
    }
}
