package org.jackfield.testing.fakes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.Message;

/** A connection that remembers what was done to it; its writes complete at once unless they are held back. */
public final class FakeConnection implements Connection {

    private final List<Message> written = new ArrayList<>();
    private final List<Close> closes = new ArrayList<>();
    private final ArrayDeque<Written> held = new ArrayDeque<>();
    private boolean holding;
    private boolean failing;
    private boolean aborted;
    private int pings;
    private int atOnce = 1;
    private boolean paused;
    private volatile Runnable onResume = () -> {};

    @Override
    public void write(Message message, Written done) {
        boolean sent;
        synchronized (this) {
            sent = !failing && !aborted;
            if (sent) {
                written.add(message);
            }
            if (holding && sent) {
                held.add(done);
                return;
            }
        }
        done.over(sent);
    }

    @Override
    public synchronized void close(Close close) {
        closes.add(close);
    }

    @Override
    public synchronized void ping() {
        pings++;
    }

    @Override
    public synchronized int writesAtOnce() {
        return atOnce;
    }

    @Override
    public synchronized boolean pause() {
        paused = true;
        return true;
    }

    @Override
    public void resume() {
        synchronized (this) {
            paused = false;
        }
        onResume.run();
    }

    /** Has {@code resumed} run in each {@link #resume}, before it returns. */
    public FakeConnection onResume(Runnable resumed) {
        onResume = resumed;
        return this;
    }

    /** Takes so many writes before the first of them is over. */
    public synchronized FakeConnection atOnce(int writes) {
        atOnce = writes;
        return this;
    }

    public synchronized boolean isPaused() {
        return paused;
    }

    @Override
    public synchronized void abort() {
        aborted = true;
    }

    /** Keeps the following writes unfinished. */
    public synchronized FakeConnection hold() {
        holding = true;
        return this;
    }

    /** Lets the following writes fail. */
    public synchronized FakeConnection fail() {
        failing = true;
        return this;
    }

    /** Completes what is held back and holds nothing from now on. */
    public void release() {
        synchronized (this) {
            holding = false;
        }
        boolean more = true;
        while (more) {
            more = releaseOne();
        }
    }

    /** Completes the oldest write held back; false if there is none. */
    public boolean releaseOne() {
        Written oldest;
        synchronized (this) {
            oldest = held.poll();
        }
        if (oldest == null) {
            return false;
        }
        oldest.over(true);
        return true;
    }

    public synchronized List<Message> written() {
        return List.copyOf(written);
    }

    /** The text messages written, in order. */
    public List<String> texts() {
        return written().stream()
                .filter(Message.Text.class::isInstance)
                .map(message -> ((Message.Text) message).text())
                .toList();
    }

    /** The bytes of all binary messages written. */
    public int binaryBytes() {
        return written().stream()
                .filter(Message.Binary.class::isInstance)
                .mapToInt(Message::sizeBytes)
                .sum();
    }

    /** The close, if there was one; it is an error if there was more than one. */
    public synchronized Optional<Close> closed() {
        if (closes.size() > 1) {
            throw new AssertionError("Closed more than once: " + closes);
        }
        return closes.stream().findFirst();
    }

    public synchronized boolean isAborted() {
        return aborted;
    }

    public synchronized int pings() {
        return pings;
    }
}
