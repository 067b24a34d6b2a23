package org.jackfield.diagnosis;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jackfield.access.ClientAddress;
import org.jackfield.upstream.Capability;

/** When strangers had the way examined last, by the network they come from. One thread at a time uses it. */
final class StrangerIntervals {

    /** Beyond it everybody waits for the interval. */
    private static final int MAX_PLACES = 5_000;

    private record Place(String network, Capability capability) {}

    private final Map<Place, Long> lastNanos = new HashMap<>();
    private final Duration interval;

    StrangerIntervals(Duration interval) {
        this.interval = interval;
    }

    /** How long to wait for the next one; empty if it may be made now. */
    Optional<Duration> left(ClientAddress address, Capability capability, long now) {
        lastNanos.values().removeIf(last -> now - last >= interval.toNanos());
        Long last = lastNanos.get(new Place(address.network(), capability));
        if (last != null) {
            return Optional.of(interval.minusNanos(now - last));
        }
        return lastNanos.size() < MAX_PLACES ? Optional.empty() : Optional.of(interval);
    }

    void made(ClientAddress address, Capability capability, long now) {
        lastNanos.put(new Place(address.network(), capability), now);
    }
}
