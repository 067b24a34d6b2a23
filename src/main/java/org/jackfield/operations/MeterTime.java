package org.jackfield.operations;

import io.micrometer.core.instrument.Clock;
import org.jackfield.wire.Ticker;

/** Our clocks, as the meters ask for the time. */
record MeterTime(java.time.Clock clock, Ticker ticker) implements Clock {

    @Override
    public long wallTime() {
        return clock.millis();
    }

    @Override
    public long monotonicTime() {
        return ticker.nanos();
    }
}
