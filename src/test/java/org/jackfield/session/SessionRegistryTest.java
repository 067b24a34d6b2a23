package org.jackfield.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.RecordingListener;
import org.junit.jupiter.api.Test;

class SessionRegistryTest {

    @Test
    void aListenerThatThrowsKeepsNobodyFromTheNews() {
        RecordingListener second = new RecordingListener();
        SessionListener broken = new SessionListener() {
            @Override
            public void opened(ObservedSession session) {
                throw new IllegalStateException("bug");
            }
        };
        SessionRegistry registry = new SessionRegistry(List.of(broken, second));

        registry.add(new Exchange().session());

        assertEquals(List.of("opened"), second.events());
        assertEquals(1, registry.size());
    }

    @Test
    void aSessionIsReleasedOnce() {
        RecordingListener events = new RecordingListener();
        SessionRegistry registry = new SessionRegistry(List.of(events));
        LiveSession session = new Exchange().session();
        registry.add(session);

        registry.release(session);
        registry.release(session);

        assertEquals(List.of("opened", "closed undecided"), events.events());
    }
}
