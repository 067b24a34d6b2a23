package org.jackfield.upstream.dial.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.jackfield.problem.End;
import org.jackfield.testing.upstream.Behaviours;
import org.jackfield.testing.upstream.DialRecorder;
import org.jackfield.testing.upstream.FakeUpstream;
import org.jackfield.upstream.RefusalTable;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.dial.DialFailure;
import org.jackfield.upstream.dial.DialFailures;
import org.jackfield.upstream.dial.RefusalReason;
import org.jackfield.upstream.dial.Trust;
import org.jackfield.wire.Close;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JdkProbeTest {

    private static final DialFailure KNOWN = DialFailures.ofStatus(400);

    private static final RefusalTable TABLE = RefusalTable.ofMembers("code").codes(End.GATEWAY_NOT_FOUND, "2001");

    private final JdkProbe probe = new JdkProbe(ForkJoinPool.commonPool(), Duration.ofSeconds(2), Trust.ofRuntime());

    private DialFailure ask(FakeUpstream upstream) {
        DialRecorder recorder = new DialRecorder();
        probe.ask(new Target(upstream.uri("/"), Map.of(), TABLE), KNOWN, recorder);
        DialFailure answer = recorder.awaitFailure();
        recorder.assertToldOnce();
        return answer;
    }

    @Test
    void theBodyTellsTheReason() {
        String body = "{\"error\":[{\"code\":2001}]}";
        try (FakeUpstream upstream = FakeUpstream.start(Behaviours.refuse(400, Map.of("Retry-After", "7"), body))) {
            assertEquals(new DialFailure(End.GATEWAY_NOT_FOUND, 400, 7000), ask(upstream));
        }
    }

    @Test
    void anUpgradeThatSucceedsIsClosedAndChangesNothing() {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            assertEquals(KNOWN, ask(upstream));
            assertEquals(Close.NORMAL, upstream.awaitPeer().awaitClose().code());
        }
    }

    @Test
    void aFailureWithoutAnAnswerChangesNothing() {
        FakeUpstream upstream = FakeUpstream.start();
        upstream.close();
        assertEquals(KNOWN, ask(upstream));
    }

    @Test
    void withoutAProbeWhatIsKnownIsTheReason() {
        DialRecorder recorder = new DialRecorder();
        RefusalReason.NONE.ask(new Target(java.net.URI.create("ws://x/"), Map.of()), KNOWN, recorder);
        assertEquals(KNOWN, recorder.awaitFailure());
    }
}
