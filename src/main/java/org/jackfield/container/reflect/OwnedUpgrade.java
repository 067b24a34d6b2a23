package org.jackfield.container.reflect;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * What Tyrus' server writes to and closes, for as long as it is its own.
 *
 * <p>Payara gives the request and the answer of a handshake to another client as soon as they are closed, which happens on the
 * thread that has read the client's close. A thread that writes meanwhile, or flushes what the client has answered already,
 * would do so to that other client, who then never sees its 101. So a close that finds a write under way is left to that write,
 * and of a connection that is gone nothing is closed: then Payara gives what stood on it to nobody.
 */
final class OwnedUpgrade implements WebConnection {

    private static final String FORGET = "predestroy";

    private enum State {
        IDLE,
        /** Something is written, by one thread, as Tyrus' writer lets in no second. */
        WRITING,
        /** Something is written still; who does closes. */
        CLOSE_DUE,
        CLOSED
    }

    private final WebConnection container;
    private final AtomicBoolean containerClosed;
    private final Object handler;
    private final BooleanSupplier isOpen;
    private final Runnable forget;
    private final ServletOutputStream out;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);

    private OwnedUpgrade(
            WebConnection container,
            AtomicBoolean containerClosed,
            Object handler,
            BooleanSupplier isOpen,
            Runnable forget)
            throws IOException {
        this.container = container;
        this.containerClosed = containerClosed;
        this.handler = handler;
        this.isOpen = isOpen;
        this.forget = forget;
        this.out = new Output(container.getOutputStream());
    }

    /**
     * Takes the place of the container's beneath a session that has just opened; empty if that is not possible.
     *
     * @param writer Tyrus' writer, which nothing was written to yet
     * @param connection Grizzly's connection beneath it
     */
    static Optional<OwnedUpgrade> put(Object writer, Object connection) {
        Optional<Object> handler = Internals.field(writer, "tyrusHttpUpgradeHandler")
                .map(proxy -> Internals.field(proxy, "handler").orElse(proxy));
        Optional<BooleanSupplier> isOpen = Internals.condition(connection, "isOpen");
        try {
            if (handler.isPresent()
                    && isOpen.isPresent()
                    && Internals.field(handler.get(), "wc").orElse(null) instanceof WebConnection container
                    && Internals.field(container, "isClosed").orElse(null) instanceof AtomicBoolean containerClosed) {
                OwnedUpgrade owned = new OwnedUpgrade(
                        container, containerClosed, handler.get(), isOpen.get(), forgetting(container));
                containerClosed.set(true);
                if (Internals.setField(writer, "servletOutputStream", owned.out)
                        && Internals.setField(handler.get(), "wc", owned)) {
                    return Optional.of(owned);
                }
            }
        } catch (IOException e) {
            // The safeguard is missing, and is named.
        }
        return Optional.empty();
    }

    /** What has the container forget the handler that it made, as its own close does. */
    private static Runnable forgetting(WebConnection container) {
        Optional<Object> request = Internals.field(container, "request");
        Optional<Object> context = request.flatMap(it -> Internals.call(it, "getContext"));
        Optional<Object> made = request.flatMap(it -> Internals.call(it, "getHttpUpgradeHandler"));
        return () -> context.ifPresent(it -> {
            boolean unused =
                    Internals.call(it, "fireContainerEvent", List.of(String.class, Object.class), FORGET, made.get());
        });
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return container.getInputStream();
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return out;
    }

    @Override
    public void close() throws IOException {
        State before = state.getAndUpdate(now -> switch (now) {
            case IDLE -> State.CLOSED;
            case WRITING -> State.CLOSE_DUE;
            default -> now;
        });
        if (before == State.IDLE || before == State.WRITING) {
            Optional<Object> unused = Internals.call(handler, "destroy");
        }
        if (before == State.IDLE) {
            finish();
        }
    }

    /** The container's own close does nothing but here. */
    private void finish() throws IOException {
        if (isOpen.getAsBoolean()) {
            containerClosed.set(false);
            try {
                container.close();
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        } else {
            forget.run();
        }
    }

    private interface Use {
        boolean run() throws IOException;
    }

    private boolean use(Use use) throws IOException {
        if (!isOpen.getAsBoolean() || !state.compareAndSet(State.IDLE, State.WRITING)) {
            throw new IOException("The client has left.");
        }
        try {
            return use.run();
        } finally {
            if (!state.compareAndSet(State.WRITING, State.IDLE)) {
                state.set(State.CLOSED);
                finish();
            }
        }
    }

    private final class Output extends ServletOutputStream {

        private final ServletOutputStream container;

        Output(ServletOutputStream container) {
            this.container = container;
        }

        @Override
        public void write(int b) throws IOException {
            use(() -> {
                container.write(b);
                return true;
            });
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            use(() -> {
                container.write(bytes, from, length);
                return true;
            });
        }

        @Override
        public void flush() throws IOException {
            use(() -> {
                container.flush();
                return true;
            });
        }

        /** True for a client that has left: the write that follows fails. */
        @Override
        public boolean isReady() {
            try {
                return use(container::isReady);
            } catch (IOException left) {
                return true;
            }
        }

        /** May call the listener, which writes. */
        @Override
        public void setWriteListener(WriteListener listener) {
            if (state.get() == State.IDLE && isOpen.getAsBoolean()) {
                container.setWriteListener(listener);
            }
        }
    }
}
