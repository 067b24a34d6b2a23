package org.jackfield.access;

import java.time.Instant;
import java.util.Optional;

/** Who somebody is, as an {@link Authenticator} found out. {@link Guest} is the one that everybody may be. */
public interface Identity {

    /** The name under which sessions are counted and shown; never a credential. */
    String name();

    /** When it has to be proved anew; empty if never. */
    default Optional<Instant> expiresAt() {
        return Optional.empty();
    }

    /** Whether nobody vouches for who it is. */
    default boolean isGuest() {
        return false;
    }
}
