package org.jackfield.session;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jackfield.wire.Message;
import org.jackfield.wire.SendQueue;
import org.jackfield.wire.Ticker;

/**
 * One side of a session: what was heard from it and when, and the queue towards it.
 *
 * <p>The reading thread of the leg reports; any thread may ask. Its heartbeat is a ping for which a pong is awaited.
 */
public final class Leg implements ObservedLeg {

    /** The name of the leg that every session has first. */
    public static final String CLIENT = "client";

    /** The name of the leg to the model, where there is one alone. */
    public static final String UPSTREAM = "upstream";

    /** Told of what happens to a leg, by the thread by which it happens. */
    interface Watcher {
        void entered(Leg leg, LegPhase phase);
    }

    private final String name;
    private final LegEnds ends;
    private final SendQueue queue;
    private final Ticker ticker;
    private final DialOnce dial;
    private final Heartbeat heartbeat;
    private final LongAdder messages = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private volatile long heardAt;
    private volatile long messageAt;
    private volatile boolean unfinished;
    private volatile long begunAt;
    private volatile boolean spoken;
    private volatile boolean open;
    private volatile boolean over;
    private volatile Optional<Leg> feeder = Optional.empty();
    private volatile Watcher watcher = (leg, phase) -> {};

    public Leg(String name, LegEnds ends, SendQueue queue, Ticker ticker) {
        this.name = name;
        this.ends = ends;
        this.queue = queue;
        this.ticker = ticker;
        this.dial = new DialOnce(ticker);
        this.heartbeat = new Heartbeat(ticker);
        restart();
        queue.onPause(paused -> enter(paused ? LegPhase.PAUSED : LegPhase.RESUMED));
    }

    @Override
    public String name() {
        return name;
    }

    /** Which end its silence, its stall and its loss mean. */
    public LegEnds ends() {
        return ends;
    }

    public SendQueue queue() {
        return queue;
    }

    /** What is received from this leg goes to {@code other}, whose back-pressure it feels. */
    public void feeds(Leg other) {
        queue.feeds(other.queue);
        other.feeder = Optional.of(this);
    }

    void watchedBy(Watcher who) {
        watcher = who;
    }

    private void enter(LegPhase phase) {
        watcher.entered(this, phase);
    }

    /**
     * Has its upstream dialled, once.
     *
     * @param dialling not run if that was done before, or it was forgone
     */
    public void dial(Runnable dialling) {
        if (dial.begin()) {
            enter(LegPhase.DIALLING);
            dialling.run();
        }
    }

    /**
     * Nobody needs its upstream any more.
     *
     * @param over run if it was not dialled and now never is
     */
    public void forgo(Runnable over) {
        if (dial.forgo()) {
            over.run();
        }
    }

    /** How long ago its upstream was dialled; zero if it was not. */
    public Duration dialledFor() {
        return dial.ago();
    }

    /** It was dialled in vain; {@link LiveSession#over} follows. */
    public void refused() {
        enter(LegPhase.REFUSED);
    }

    /** The connection stands; all times start now. */
    public void opened() {
        restart();
        open = true;
        enter(LegPhase.CONNECTED);
    }

    private void restart() {
        long now = ticker.nanos();
        heardAt = now;
        messageAt = now;
        heartbeat.restart();
    }

    public void received(Message message) {
        if (!spoken) {
            spoken = true;
            enter(LegPhase.FIRST_MESSAGE);
        }
        long now = ticker.nanos();
        heardAt = now;
        messageAt = now;
        unfinished = false;
        messages.increment();
        bytes.add(message.sizeBytes());
    }

    /** Something arrived that is not a message: the peer lives. */
    public void heard() {
        heardAt = ticker.nanos();
    }

    /** It takes what it is told and says nothing itself, which is no idleness. */
    public void busy() {
        messageAt = ticker.nanos();
    }

    /** A part of a message arrived and not the last. */
    public void unfinished() {
        heard();
        if (!unfinished) {
            begunAt = heardAt;
            unfinished = true;
        }
    }

    /** Leaves a time out of all times, for this process itself stood still. */
    void forgive(Duration standstill) {
        long now = ticker.nanos();
        heardAt = Heartbeat.later(heardAt, standstill, now);
        messageAt = Heartbeat.later(messageAt, standstill, now);
        begunAt = Heartbeat.later(begunAt, standstill, now);
        dial.forgive(standstill);
        heartbeat.forgive(standstill);
        queue.forgive();
    }

    /** A pong arrived; false if it answers no ping of ours and is only a sign of life. */
    public boolean ponged() {
        heard();
        return heartbeat.ponged();
    }

    /** The connection is gone, or never came about. */
    void over() {
        boolean first = !over;
        over = true;
        if (first && open) {
            enter(LegPhase.ENDED);
        }
    }

    @Override
    public boolean isOver() {
        return over;
    }

    /** Whether its connection has come about; true also when that is gone. */
    public boolean isOpened() {
        return open;
    }

    /** Sends a ping if the last one is {@code interval} ago. */
    void beat(Duration interval) {
        if (heartbeat.isDue(interval)) {
            queue.ping();
        }
    }

    /** How long the leg whose messages come here has not been read from, for want of room here. */
    Duration holdingBackFor() {
        return feeder.map(leg -> leg.queue.pausedFor()).orElse(Duration.ZERO);
    }

    @Override
    public int waitingBytes() {
        return queue.waitingBytes();
    }

    @Override
    public Duration silentFor() {
        return Duration.ofNanos(ticker.nanos() - heardAt);
    }

    /** How long a message has been begun and not finished; zero if none is. */
    public Duration unfinishedFor() {
        return unfinished ? Duration.ofNanos(ticker.nanos() - begunAt) : Duration.ZERO;
    }

    @Override
    public Duration idleFor() {
        return Duration.ofNanos(ticker.nanos() - messageAt);
    }

    @Override
    public Optional<Duration> roundTrip() {
        return heartbeat.roundTrip();
    }

    @Override
    public long receivedMessages() {
        return messages.sum();
    }

    @Override
    public long receivedBytes() {
        return bytes.sum();
    }
}
