package org.jackfield.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.channels.Channel;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer whose writes are watched. Large ones are made in pieces, so that slow is told from stuck. Nothing is written to a
 * client that has left: its answer may be another's by then. An event stream has the one type that all clients know.
 */
final class WatchedAnswer extends HttpServletResponseWrapper {

    private static final int PIECE_BYTES = 16 << 10;
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String EVENT_STREAM = "text/event-stream";

    private final Supplier<Optional<Channel>> connections;
    private final WatchedAnswers answers;
    private @Nullable ServletOutputStream stream;
    private volatile Optional<Channel> connection = Optional.empty();
    private volatile long sinceNanos;
    private volatile boolean gone;

    /** @param connections finds the network connection, asked on the thread of the request */
    WatchedAnswer(HttpServletResponse response, Supplier<Optional<Channel>> connections, WatchedAnswers answers) {
        super(response);
        this.connections = connections;
        this.answers = answers;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            stream = new Stream(super.getOutputStream());
            connection = connections.get();
        }
        return stream;
    }

    @Override
    public void setContentType(@Nullable String type) {
        super.setContentType(type == null ? null : withoutQuality(type));
    }

    @Override
    public void setHeader(String name, String value) {
        super.setHeader(name, name.equalsIgnoreCase(CONTENT_TYPE) ? withoutQuality(value) : value);
    }

    @Override
    public void addHeader(String name, String value) {
        super.addHeader(name, name.equalsIgnoreCase(CONTENT_TYPE) ? withoutQuality(value) : value);
    }

    /** The quality by which a server chooses between its own types is for nobody else; one of the servers sends it along. */
    private static String withoutQuality(String type) {
        return type.startsWith(EVENT_STREAM) ? EVENT_STREAM + ";charset=UTF-8" : type;
    }

    /** When the piece that is being written was begun. */
    long sinceNanos() {
        return sinceNanos;
    }

    /** Drops the connection, so that the write ends; false if that was done or is not possible. Called by one thread. */
    boolean abort() {
        Optional<Channel> open = connection;
        connection = Optional.empty();
        gone = true;
        try {
            if (open.isPresent()) {
                open.get().close();
            }
        } catch (IOException gone) {
            // That is what was wanted.
        }
        return open.isPresent();
    }

    /** Something that may wait for the client. */
    private interface Writing {
        void run() throws IOException;
    }

    /** Nothing is written to who has left or has all, and only the first write that found it out fails. */
    private void watch(Writing writing) throws IOException {
        if (gone) {
            return;
        }
        if (connection.filter(open -> !open.isOpen()).isPresent()) {
            gone = true;
            throw new IOException("The client has left.");
        }
        sinceNanos = answers.nanos();
        answers.begun(this);
        try {
            writing.run();
        } catch (IOException e) {
            gone = true;
            throw e;
        } finally {
            answers.over(this);
        }
    }

    private final class Stream extends ServletOutputStream {

        private final ServletOutputStream out;
        private boolean waits = true;

        Stream(ServletOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            watch(() -> out.write(b));
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int most = waits ? PIECE_BYTES : length;
            for (int at = from; at < from + length; at += most) {
                int begin = at;
                int size = Math.min(most, from + length - at);
                watch(() -> out.write(bytes, begin, size));
            }
        }

        @Override
        public void flush() throws IOException {
            watch(out::flush);
        }

        /** Behind this the server may have given the answer to the next request. */
        @Override
        public void close() throws IOException {
            try {
                watch(out::close);
            } finally {
                gone = true;
            }
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        /** From here on nothing waits, and each write must be whole. */
        @Override
        public void setWriteListener(WriteListener listener) {
            waits = false;
            out.setWriteListener(listener);
        }
    }
}
