package org.jackfield.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.testing.fakes.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionLogTest {

    private final Logger logger = Logger.getLogger(SessionLog.class.getName());
    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + MessageFormat.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }

    @Test
    void aStayIsThreeLines() {
        LiveSession session = new Exchange().session();
        SessionLog log = new SessionLog();

        log.opened(session);
        log.ready(session);
        session.decide(End.FINISHED, Details.NONE);
        log.closed(session);

        assertEquals(
                List.of(
                        "FINE session=0123456789abcdef kind=test opened",
                        "FINE session=0123456789abcdef kind=test ready",
                        "INFO session=0123456789abcdef kind=test closed end=ok details={} clientMessages=0 clientBytes=0"
                                + " upstreamMessages=0 upstreamBytes=0"),
                lines);
    }

    @Test
    void anEndThatNobodyWantedIsAWarning() {
        LiveSession session = new Exchange().session();
        session.decide(End.UPSTREAM_LOST, Details.of("upstreamCode", 1011));

        new SessionLog().closed(session);

        assertTrue(
                lines.get(0)
                        .startsWith(
                                "WARNING session=0123456789abcdef kind=test closed end=upstream.lost details={upstreamCode=1011} "),
                lines::toString);
    }
}
