package org.jackfield.testing.fakes;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A client's event stream that remembers its events; it can be gone, silently or with a failure, or hold sends back. */
public final class FakeEventSink implements SseEventSink {

    private final List<String> sent = new ArrayList<>();
    private final List<CompletableFuture<Void>> held = new ArrayList<>();
    private boolean holding;
    private boolean broken;
    private boolean throwing;
    private boolean closed;

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public CompletionStage<?> send(OutboundSseEvent event) {
        if (throwing) {
            throw new IllegalStateException("closed");
        }
        if (broken) {
            return CompletableFuture.failedFuture(new java.io.IOException("broken pipe"));
        }
        sent.add(event.toString());
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (holding) {
            held.add(done);
        } else {
            done.complete(null);
        }
        return done;
    }

    @Override
    public void close() {
        closed = true;
    }

    /** What was sent: each event as {@code name data} or {@code :comment}. */
    public List<String> sent() {
        return List.copyOf(sent);
    }

    public FakeEventSink hold() {
        holding = true;
        return this;
    }

    /** Completes what is held back and holds nothing from now on. */
    public void release() {
        holding = false;
        held.forEach(done -> done.complete(null));
        held.clear();
    }

    /** Sends fail from now on. */
    public FakeEventSink breakOff() {
        broken = true;
        return this;
    }

    /** Sends throw from now on. */
    public FakeEventSink throwAtSends() {
        throwing = true;
        return this;
    }
}
