package org.jackfield.container.reflect;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reading from a connection of Undertow, which can be paused, and which goes on behind our close, but not for ever.
 *
 * <p>While bytes come, Undertow reads on and on within one task of its I/O thread, and whatever else was given to that thread
 * waits. So a pause is made at once by the thread that reads, and by others through the tasks that Undertow looks at between
 * two reads; another thread that has locks which the reading needs never waits for it.
 */
final class UndertowReadControl implements ReadControl {

    private static final String LISTENER = "org.xnio.ChannelListener";

    private final Object channel;
    private final Optional<Object> ioThread;
    private volatile boolean paused;

    UndertowReadControl(Object channel) {
        this.channel = channel;
        this.ioThread = Internals.call(channel, "getIoThread");
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

    private void turn() {
        boolean reading = ioThread.isPresent() && ioThread.get() == Thread.currentThread();
        Runnable task = this::turnHere;
        if (reading || !Internals.call(channel, "runInIoThread", List.of(Runnable.class), task)) {
            turnHere();
        }
    }

    /** As it is wanted now: a task may run behind a later one. */
    private void turnHere() {
        Optional<Object> unused = Internals.call(channel, paused ? "suspendReceives" : "resumeReceives");
    }

    @Override
    public void closing(int mostReads, Runnable drop) {
        Internals.call(channel, "getReceiveSetter").ifPresent(setter -> Internals.call(setter, "get")
                .ifPresent(listener -> replace(setter, listener, new Leftover(listener, mostReads, drop))));
    }

    private static void replace(Object setter, Object listener, Leftover leftover) {
        try {
            Class<?> type = Internals.beside(listener.getClass(), LISTENER);
            Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, leftover);
            boolean unused = Internals.call(setter, "set", List.of(type), proxy);
        } catch (ClassNotFoundException e) {
            // What comes behind the close is read until the close limit.
        }
    }

    /** Counts the reads behind a close, and drops the connection if there are too many. Called by the I/O thread alone. */
    private static final class Leftover implements InvocationHandler {

        private final Object listener;
        private final int mostReads;
        private final Runnable drop;
        private int reads;

        Leftover(Object listener, int mostReads, Runnable drop) {
            this.listener = listener;
            this.mostReads = mostReads;
            this.drop = drop;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (arguments != null && method.getName().equals("handleEvent") && ++reads > mostReads) {
                drop.run();
                return null;
            }
            try {
                return method.invoke(listener, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }
    }
}
