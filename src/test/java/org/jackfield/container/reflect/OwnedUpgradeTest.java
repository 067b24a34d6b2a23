package org.jackfield.container.reflect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With stand-ins that have the fields of Tyrus' and Grizzly's classes. */
class OwnedUpgradeTest {

    private static final ServletOutputStream NOT_YET = new Stream();

    private static final WriteListener LISTENER = new WriteListener() {
        @Override
        public void onWritePossible() {}

        @Override
        public void onError(Throwable failure) {}
    };

    private final List<String> done = new ArrayList<>();
    private final Container container = new Container();
    private final Handler handler = new Handler();
    private final Writer writer = new Writer(handler);
    private final GrizzlyConnection connection = new GrizzlyConnection();
    private Runnable during = () -> {};

    private static class Stream extends ServletOutputStream {
        @Override
        public void write(int b) {}

        @Override
        public boolean isReady() {
            return false;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}
    }

    @SuppressWarnings("unused")
    private final class Handler {
        private WebConnection wc = container;

        void destroy() {
            done.add("destroy");
        }
    }

    @SuppressWarnings("unused")
    private static final class Writer {
        private final Object tyrusHttpUpgradeHandler;
        private ServletOutputStream servletOutputStream = NOT_YET;

        Writer(Object handler) {
            tyrusHttpUpgradeHandler = handler;
        }
    }

    @SuppressWarnings("unused")
    private static final class GrizzlyConnection {
        private boolean open = true;

        boolean isOpen() {
            return open;
        }
    }

    @SuppressWarnings("unused")
    private final class Request {
        Object getContext() {
            return this;
        }

        Object getHttpUpgradeHandler() {
            return "proxy";
        }

        void fireContainerEvent(String event, Object handler) {
            done.add(event + " " + handler);
        }
    }

    @SuppressWarnings("unused")
    private final class Container implements WebConnection {
        private final AtomicBoolean isClosed = new AtomicBoolean();
        private final Request request = new Request();

        @Override
        public ServletInputStream getInputStream() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServletOutputStream getOutputStream() {
            return new Stream() {
                @Override
                public void write(int b) {
                    done.add("write " + b);
                    during.run();
                    done.add("written");
                }

                @Override
                public void flush() {
                    done.add("flush");
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    done.add("listener");
                }
            };
        }

        @Override
        public void close() {
            done.add(isClosed.getAndSet(true) ? "close again" : "close");
        }
    }

    @BeforeEach
    void put() {
        assertTrue(OwnedUpgrade.put(writer, connection).isPresent());
    }

    private void closeByTyrus() {
        try {
            handler.wc.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsWrittenAndClosedReachesTheContainer() throws IOException {
        writer.servletOutputStream.write(1);
        writer.servletOutputStream.flush();
        closeByTyrus();
        closeByTyrus();

        assertEquals(List.of("write 1", "written", "flush", "destroy", "close"), done);
    }

    @Test
    void nothingIsWrittenBehindTheClose() {
        closeByTyrus();

        assertThrows(IOException.class, () -> writer.servletOutputStream.flush());
        assertThrows(IOException.class, () -> writer.servletOutputStream.write(1));
        writer.servletOutputStream.setWriteListener(LISTENER);
        assertTrue(writer.servletOutputStream.isReady());
        assertEquals(List.of("destroy", "close"), done);
    }

    @Test
    void aCloseThatFindsAWriteUnderWayIsLeftToIt() throws IOException {
        during = this::closeByTyrus;

        writer.servletOutputStream.write(1);

        assertEquals(List.of("write 1", "destroy", "written", "close"), done);
        assertThrows(IOException.class, () -> writer.servletOutputStream.flush());
    }

    @Test
    void nothingIsWrittenToAClientThatHasLeftAndTyrusAloneIsTold() {
        connection.open = false;

        assertThrows(IOException.class, () -> writer.servletOutputStream.write(1));
        closeByTyrus();

        assertEquals(List.of("destroy", "predestroy proxy"), done);
    }

    @Test
    void theContainerClosesNothingByItself() throws Exception {
        container.close();
        writer.servletOutputStream.write(1);
        closeByTyrus();

        assertEquals(List.of("close again", "write 1", "written", "destroy", "close"), done);
    }

    @Test
    void aClientThatTakesNoMoreIsNotReady() {
        assertFalse(writer.servletOutputStream.isReady());
        writer.servletOutputStream.setWriteListener(LISTENER);
        assertEquals(List.of("listener"), done);
    }

    @Test
    void whatHasOtherFieldsIsLeftAlone() {
        assertEquals(Optional.empty(), OwnedUpgrade.put(new Object(), connection));
        assertEquals(Optional.empty(), OwnedUpgrade.put(writer, new Object()));
        assertEquals(Optional.empty(), OwnedUpgrade.put(writer, connection), "what took its place");
    }
}
