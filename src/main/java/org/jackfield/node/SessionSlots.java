package org.jackfield.node;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jackfield.access.ClientAddress;
import org.jackfield.access.Identity;
import org.jackfield.access.Slot;
import org.jackfield.access.Slots;
import org.jackfield.problem.End;
import org.jackfield.session.Chore;
import org.jackfield.session.SessionSettings;
import org.jackfield.wire.Ticker;

/**
 * The slots of this node: how many are taken in all, by each address and by each user. A slot is taken when its client is
 * admitted and free again when its session is over, or when no session came of it in time.
 *
 * <p>Whoever holds much yields first: while more than {@link #CALM_SHARE} of the slots are taken, an address or a user gets a
 * further one only if it then holds at most half of what is still free, or that one alone. So newcomers find a slot until
 * the last is taken, however many somebody else had before.
 *
 * <p>Any thread may call. One lock guards all counts, because a slot is taken from three of them at once or from none.
 */
public final class SessionSlots implements Slots, Chore {

    /** Up to which share of the slots it is first come, first served. */
    static final double CALM_SHARE = 0.7;

    /** How long a slot is kept for a session that has not begun. */
    static final Duration KEPT = Duration.ofSeconds(10);

    private final int capacity;
    private final SessionSettings settings;
    private final Ticker ticker;
    private final Map<String, Integer> byHolder = new HashMap<>();
    private final Set<Place> waiting = new HashSet<>();
    private int taken;

    /** @param capacity how many there are, at most {@link SessionSettings#maxSessions} */
    public SessionSlots(int capacity, SessionSettings settings, Ticker ticker) {
        this.capacity = capacity;
        this.settings = settings;
        this.ticker = ticker;
    }

    @Override
    public synchronized Outcome take(Identity identity, ClientAddress address) {
        if (taken >= capacity) {
            return new Outcome.Full(End.OVERLOADED);
        }
        Place place = new Place("address " + address.network(), identity.isGuest() ? "" : "user " + identity.name());
        if (!mayHold(place.address, settings.maxPerAddress()) || !mayHold(place.user, settings.maxPerUser())) {
            return new Outcome.Full(End.CONNECTIONS);
        }
        place.take();
        waiting.add(place);
        return new Outcome.Taken(place);
    }

    /** Whether the holder may have one slot more. */
    private boolean mayHold(String holder, int most) {
        int held = byHolder.getOrDefault(holder, 0);
        if (holder.isEmpty() || held == 0) {
            return true;
        }
        boolean calm = taken < CALM_SHARE * capacity;
        return held < most && (calm || held < (capacity - taken) / 2);
    }

    /** Frees the slots on which no session sits in time. */
    @Override
    public synchronized void sweep() {
        long now = ticker.nanos();
        for (Place place : Set.copyOf(waiting)) {
            if (now - place.takenAt > KEPT.toNanos()) {
                place.free();
            }
        }
    }

    public synchronized int taken() {
        return taken;
    }

    /** Addresses of which a client has been let in and its session has not begun; each takes its turn, however many it has. */
    synchronized int coming() {
        return (int) waiting.stream().map(place -> place.address).distinct().count();
    }

    public int capacity() {
        return capacity;
    }

    private final class Place implements Slot {

        private final String address;

        /** Empty for guests, who are counted by their addresses alone. */
        private final String user;

        private final long takenAt = ticker.nanos();
        private boolean counted;
        private boolean left;

        Place(String address, String user) {
            this.address = address;
            this.user = user;
        }

        /** A session that comes after its slot was given away is counted all the same. */
        @Override
        public void occupy() {
            synchronized (SessionSlots.this) {
                waiting.remove(this);
                if (!left) {
                    take();
                }
            }
        }

        @Override
        public void release() {
            synchronized (SessionSlots.this) {
                left = true;
                free();
            }
        }

        private void take() {
            if (!counted) {
                counted = true;
                taken++;
                byHolder.merge(address, 1, Integer::sum);
                byHolder.merge(user, 1, Integer::sum);
            }
        }

        private void free() {
            waiting.remove(this);
            if (counted) {
                counted = false;
                taken--;
                byHolder.computeIfPresent(address, (holder, held) -> held > 1 ? held - 1 : null);
                byHolder.computeIfPresent(user, (holder, held) -> held > 1 ? held - 1 : null);
            }
        }
    }
}
