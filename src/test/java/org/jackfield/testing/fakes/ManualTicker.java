package org.jackfield.testing.fakes;

import java.time.Duration;
import org.jackfield.wire.Ticker;

/** A ticker that a test moves. */
public final class ManualTicker implements Ticker {

    private long nanos = 1;

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    public synchronized void advance(Duration by) {
        nanos += by.toNanos();
    }
}
