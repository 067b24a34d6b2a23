package org.jackfield.socket;

import jakarta.websocket.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Reading from a connection of Undertow, which can be paused, gets only so far ahead of its receiver, and goes on behind our
 * close, but not for ever.
 *
 * <p>While bytes come, Undertow reads on and on within one task of its I/O thread, and whatever else was given to that thread
 * waits. So a pause is made at once by the thread that reads, and by others through the tasks that Undertow looks at between
 * two reads; another thread that has locks which the reading needs never waits for it.
 *
 * <p>As a rule Undertow hands what it read to another thread, in a queue without a bound in which each frame, a pong too,
 * holds a buffer. Each time so much was read, reading waits until the queue has come so far.
 */
final class UndertowTap implements Beneath.Tap, InvocationHandler {

    private static final String LISTENER = "org.xnio.ChannelListener";

    /** Of 16 KiB at most. */
    private static final int READS_AHEAD = 128;

    private final Object channel;
    private final Object listener;
    private final Optional<Object> ioThread;
    private final Optional<Executor> receiver;
    private volatile boolean paused;
    private volatile int asked;
    private volatile int answered;
    private volatile @Nullable Leftover leftover;
    private int reads;

    private UndertowTap(Session session, Object channel, Object listener) {
        this.channel = channel;
        this.listener = listener;
        this.ioThread = Reach.call(channel, "getIoThread");
        this.receiver = Reach.call(session, "getExecutor")
                .filter(executor -> executor instanceof Executor && ioThread.isPresent() && executor != ioThread.get())
                .map(Executor.class::cast);
    }

    /** Puts one in the place of the listener that reads; empty if there is none. */
    static Optional<Beneath.Tap> of(Session session, Object channel) {
        return Reach.call(channel, "getReceiveSetter").flatMap(setter -> Reach.call(setter, "get")
                .flatMap(listener -> replace(setter, listener, new UndertowTap(session, channel, listener))));
    }

    private static Optional<Beneath.Tap> replace(Object setter, Object listener, UndertowTap tap) {
        try {
            Class<?> type = Reach.beside(listener.getClass(), LISTENER);
            Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, tap);
            return Reach.call(setter, "set", List.of(type), proxy) ? Optional.of(tap) : Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public void pause() {
        paused = true;
        turn();
    }

    @Override
    public void resume() {
        paused = false;
        turn();
    }

    @Override
    public void closing(int most, Runnable dropping) {
        leftover = new Leftover(most, dropping);
    }

    private void turn() {
        boolean reading = ioThread.isPresent() && ioThread.get() == Thread.currentThread();
        Runnable task = this::turnHere;
        if (reading || !Reach.call(channel, "runInIoThread", List.of(Runnable.class), task)) {
            turnHere();
        }
    }

    /** As it is wanted now: a task may run behind a later one. */
    private void turnHere() {
        boolean waits = paused || answered != asked;
        Optional<Object> unused = Reach.call(channel, waits ? "suspendReceives" : "resumeReceives");
    }

    /** Undertow reads; on the I/O thread alone. */
    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("handleEvent") && !mayRead()) {
            return null;
        }
        try {
            return method.invoke(listener, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private boolean mayRead() {
        reads++;
        if (reads % READS_AHEAD == 0) {
            receiver.ifPresent(this::awaitReceiver);
        }
        Leftover behindClose = leftover;
        return behindClose == null || behindClose.mayBeRead();
    }

    private void awaitReceiver(Executor queue) {
        int mark = asked + 1;
        try {
            queue.execute(() -> {
                answered = mark;
                turn();
            });
            asked = mark;
            turnHere();
        } catch (RejectedExecutionException stopping) {
            // The server stops, and its connections with it.
        }
    }

    /** What comes behind our close. */
    private static final class Leftover {

        private final Runnable drop;
        private int readsLeft;

        Leftover(int mostReads, Runnable drop) {
            this.readsLeft = mostReads;
            this.drop = drop;
        }

        boolean mayBeRead() {
            readsLeft--;
            if (readsLeft < 0) {
                drop.run();
            }
            return readsLeft >= 0;
        }
    }
}
