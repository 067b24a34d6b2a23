package org.jackfield.session;

import java.time.Duration;
import java.util.Optional;

/** A {@link Leg} as those see it who only watch. Any thread may ask. */
public interface ObservedLeg {

    /** Its name among the legs of its session, e.g. {@code client}; a word of ours, fit for a tag. */
    String name();

    /** Whether its connection is gone, or never came about. */
    boolean isOver();

    long receivedMessages();

    long receivedBytes();

    /** What waits to be sent to it. */
    int waitingBytes();

    /** How long no message has arrived. */
    Duration idleFor();

    /** How long nothing at all has arrived. */
    Duration silentFor();

    /** How long the last heartbeat that was answered took to be; empty before the first answer. */
    Optional<Duration> roundTrip();
}
