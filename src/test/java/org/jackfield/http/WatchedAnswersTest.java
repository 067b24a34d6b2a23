package org.jackfield.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.channels.Channel;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jackfield.testing.fakes.ManualTicker;
import org.junit.jupiter.api.Test;

class WatchedAnswersTest {

    /** What a server gives to be written to, and gives to the next request afterwards. */
    private static final class Output extends ServletOutputStream {

        private final ByteArrayOutputStream written = new ByteArrayOutputStream();

        @Override
        public void write(int one) {
            written.write(one);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}
    }

    private final Output output = new Output();
    private final WatchedAnswers answers = new WatchedAnswers();

    private WatchedAnswer answer() {
        return answer(Optional.empty());
    }

    @SuppressWarnings("UnnecessaryAssignment")
    private WatchedAnswer answer(Optional<Channel> connection) {
        answers.ticker = new ManualTicker();
        HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> output);
        return new WatchedAnswer(response, () -> connection, answers);
    }

    @Test
    void nothingIsWrittenBehindTheClose() throws IOException {
        ServletOutputStream stream = answer().getOutputStream();
        stream.write("all".getBytes(StandardCharsets.US_ASCII));
        stream.close();
        stream.write("more".getBytes(StandardCharsets.US_ASCII));
        stream.flush();
        assertEquals("all", output.written.toString(StandardCharsets.US_ASCII));
        assertEquals(0, answers.size());
    }

    @Test
    void nothingIsWrittenToAClientThatHasLeft() throws IOException {
        Channel connection = Channels.newChannel(new ByteArrayOutputStream());
        ServletOutputStream stream = answer(Optional.of(connection)).getOutputStream();
        stream.write("all".getBytes(StandardCharsets.US_ASCII));
        connection.close();
        assertThrows(IOException.class, () -> stream.write("more".getBytes(StandardCharsets.US_ASCII)));
        stream.flush();
        assertEquals("all", output.written.toString(StandardCharsets.US_ASCII));
    }
}
