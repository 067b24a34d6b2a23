package org.jackfield.http;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jackfield.access.ClientAddress;
import org.jackfield.http.BodyRule.Terms;
import org.jackfield.problem.End;

/**
 * One body on its way in, read without a thread that waits for it: by the container's, whenever something is there. One that is
 * refused is read on for a while and thrown away: a connection that is closed with bytes of its client unread is reset, and the
 * client never reads why. Its states go forward only; who moves one acts.
 */
final class BodyReading implements ReadListener, AsyncListener {

    private enum State {
        /** The body comes. */
        READING,
        /** It was refused; the answer is not written yet and the body still comes. */
        REFUSED,
        /** The answer is written; the body still comes. */
        ANSWERED,
        /** The body is at its end; the answer is not written yet. */
        DRAINED,
        /** Given up; the container is told with the next look at the clock, when none of its callbacks is under way. */
        GIVEN_UP,
        /** Nothing more is done here: the request went on, or is over. */
        OVER
    }

    private final Bodies bodies;
    private final Terms.Welcome terms;
    private final ClientAddress address;
    private final BodyHead head;
    private final SuspendedRequest request;
    private final Body body;
    private final AtomicReference<State> state = new AtomicReference<>(State.READING);
    private final byte[] buffer = new byte[Body.PIECE_BYTES];
    private final long begunNanos;
    private volatile long received;
    private volatile long refusedNanos;
    private long thrownAway;
    private boolean overflows;

    BodyReading(Bodies bodies, Terms.Welcome terms, ClientAddress address, BodyHead head, SuspendedRequest request) {
        this.bodies = bodies;
        this.terms = terms;
        this.address = address;
        this.head = head;
        this.request = request;
        this.body = new Body(bodies.held());
        this.begunNanos = bodies.nanos();
    }

    /** Reads what is there without waiting; true if that was all. On the thread of the request, which then goes on. */
    boolean isHere() throws IOException {
        ServletInputStream in = request.input();
        long soFar = 0;
        for (int count = 1; count > 0 && !head.asksFirst() && soFar < head.length() && in.available() > 0; ) {
            count = in.read(buffer, 0, Math.min(in.available(), buffer.length));
            overflows |= count > 0 && !body.add(buffer, count);
            soFar += Math.max(0, count);
        }
        received = soFar;
        boolean here = !overflows && soFar == head.length() && state.compareAndSet(State.READING, State.OVER);
        if (here) {
            request.keep(body, this::done);
        }
        return here;
    }

    /** Whether there was no room for what was there. */
    boolean overflows() {
        return overflows;
    }

    /** Begins to wait for the rest; on the thread of the request, which does not go on. */
    void begin() throws IOException {
        request.suspend(this);
        request.read(this);
    }

    /** Begins with an answer that is known already: what comes is thrown away. */
    void begin(HttpAnswer refusal) throws IOException {
        refusedNanos = bodies.nanos();
        state.set(State.ANSWERED);
        body.release();
        request.suspend(this);
        request.write(refusal);
        request.read(this);
    }

    ClientAddress address() {
        return address;
    }

    private boolean isOver() {
        return state.get() == State.GIVEN_UP || state.get() == State.OVER;
    }

    @Override
    public void onDataAvailable() throws IOException {
        ServletInputStream in = request.input();
        while (!isOver() && received != head.length() && in.isReady()) {
            int count = in.read(buffer);
            if (count < 0) {
                return;
            }
            long soFar = received + count;
            received = soFar;
            if (state.get() == State.READING) {
                take(count, soFar);
            } else {
                throwAway(count);
            }
        }
        if (received == head.length()) {
            all();
        }
    }

    /** Called where the length is not known; the container may have callbacks under way still. */
    @Override
    public void onAllDataRead() {
        bodies.soon(this::all);
    }

    private void all() {
        if (state.compareAndSet(State.READING, State.OVER)) {
            bodies.over(this);
            request.goOn(body, this::done);
        } else if (!state.compareAndSet(State.REFUSED, State.DRAINED)
                && state.compareAndSet(State.ANSWERED, State.OVER)) {
            complete();
        }
    }

    private void take(int count, long soFar) {
        if (soFar > terms.mostBytes()) {
            refuse(terms.tooLarge().get());
        } else if (!body.add(buffer, count)) {
            refuse(bodies.withoutRoom());
        }
    }

    private void throwAway(int count) {
        thrownAway += count;
        if (thrownAway > bodies.settings().drainBytes()) {
            drop();
        }
    }

    private void done() {
        body.release();
        terms.done().run();
    }

    @Override
    public void onError(Throwable failure) {
        end();
    }

    /** Looks at the clock; called by one thread, about once a second. Who is {@code closing} waits for nobody any more. */
    void sweep(long nowNanos, boolean closing) {
        if (state.compareAndSet(State.GIVEN_UP, State.OVER)) {
            complete();
            return;
        }
        boolean comes = state.get() == State.READING;
        Duration limit =
                comes ? bodies.settings().limitFor(received) : bodies.settings().drainLimit();
        boolean late = nowNanos - (comes ? begunNanos : refusedNanos) > limit.toNanos();
        if (comes && closing) {
            refuse(bodies.answer(End.RESTARTING));
        } else if (comes && late) {
            bodies.counts().slow();
            refuse(bodies.answer(End.UNFINISHED));
        } else if (late) {
            drop();
        }
    }

    private void refuse(HttpAnswer answer) {
        refusedNanos = bodies.nanos();
        if (state.compareAndSet(State.READING, State.REFUSED)) {
            done();
            bodies.write(() -> write(answer), this::drop);
        }
    }

    private void write(HttpAnswer answer) {
        try {
            request.write(answer);
        } catch (IOException | IllegalStateException gone) {
            drop();
        }
        if (!state.compareAndSet(State.REFUSED, State.ANSWERED) && state.compareAndSet(State.DRAINED, State.OVER)) {
            complete();
        }
    }

    /** Gives the connection up. */
    private void drop() {
        if (!isOver()) {
            bodies.counts().dropped();
            request.drop();
        }
        end();
    }

    private void end() {
        State before = state.getAndUpdate(now -> now == State.OVER ? now : State.GIVEN_UP);
        if (before == State.READING) {
            done();
        }
    }

    private void complete() {
        bodies.over(this);
        request.complete();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    /** The container is done with the request, whoever ended it. */
    @Override
    public void onComplete(AsyncEvent event) {
        State before = state.getAndSet(State.OVER);
        if (before == State.READING) {
            done();
        }
        bodies.over(this);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
