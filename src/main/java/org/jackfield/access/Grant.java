package org.jackfield.access;

import java.time.Instant;
import java.util.Optional;

/**
 * That somebody may have one session.
 *
 * @param identity who
 * @param client where it comes from
 * @param limits how fast its client may send
 * @param expiresAt when the session has to end; empty if its limits in time alone count
 * @param slot what is kept for the session
 */
public record Grant(
        Identity identity, ClientAddress client, RateSettings limits, Optional<Instant> expiresAt, Slot slot) {

    /** For a session that this server opens for itself; it takes no slot. */
    public static Grant own(RateSettings limits) {
        return new Grant(new Own(), ClientAddress.UNKNOWN, limits, Optional.empty(), Slot.UNCOUNTED);
    }

    /** This server. */
    private record Own() implements Identity {
        @Override
        public String name() {
            return "jackfield";
        }
    }
}
