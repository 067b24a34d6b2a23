package org.jackfield.upstream.dial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.config.InvalidSetting;
import org.jackfield.problem.End;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.testing.fakes.FakeDialer;
import org.jackfield.testing.fakes.ManualTicker;
import org.jackfield.upstream.Target;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GuardedDialerTest {

    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final Target THERE = target("wss://gateway.example/v1/a");
    private static final Target ELSEWHERE = target("wss://other.example/v1/a");

    private final ManualTicker ticker = new ManualTicker();
    private final FakeDialer upstream = new FakeDialer();
    private final List<DialFailure> failures = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private GuardedDialer dialer = dialer();

    private GuardedDialer dialer(String... settings) {
        return new GuardedDialer(upstream, DialSettings.from(Configs.of(settings)), SLOW, Runnable::run, ticker);
    }

    private static Target target(String uri) {
        return new Target(URI.create(uri), Map.of());
    }

    private final class Ear implements ConnectionListener {

        @Override
        public void opened(Connection connection) {
            heard.add("opened");
        }

        @Override
        public void received(Message message) {
            heard.add("received");
        }

        @Override
        public void ponged() {
            heard.add("ponged");
        }

        @Override
        public void ended(Close close) {
            heard.add("ended");
        }
    }

    private void dial() {
        dial(THERE);
    }

    private void dial(Target target) {
        dialer.dial(target, new Ear(), failures::add);
    }

    private void dialAndFail(End end, int times) {
        for (int i = 0; i < times; i++) {
            dial();
            upstream.fail(DialFailure.of(end));
        }
    }

    private DialFailure last() {
        return failures.get(failures.size() - 1);
    }

    @Test
    void whatHappensOnTheConnectionIsPassedOn() {
        dial();
        upstream.succeed();
        upstream.upstream().received(Message.text("a"));
        upstream.upstream().ponged();
        upstream.upstream().ended(Close.LOST);

        assertEquals(List.of("opened", "received", "ponged", "ended"), heard);
        assertEquals("fake", dialer.name());
    }

    @Test
    void anUpstreamThatFailsOftenIsLeftAloneAtOnce() {
        dialAndFail(End.UNREACHABLE, 9);
        assertEquals(Optional.empty(), dialer.refusal(THERE));
        assertEquals(0, dialer.leftAlone());
        dialAndFail(End.UPSTREAM_TIMEOUT, 1);

        dial();

        assertEquals(10, upstream.dials());
        assertEquals(new DialFailure(End.CIRCUIT_OPEN, 0, 10_000), last());
        assertEquals(Optional.of(last()), dialer.refusal(THERE));
        assertEquals(1, dialer.leftAlone());
    }

    @Test
    void itIsSaidWhenToComeAgain() {
        dialAndFail(End.UPSTREAM_ERROR, 10);
        ticker.advance(Duration.ofMillis(3500));

        dial();

        assertEquals(6500, last().retryAfterMillis());
    }

    @Test
    void anotherUpstreamIsNotConcerned() {
        dialAndFail(End.UNREACHABLE, 10);

        dial(ELSEWHERE);

        assertEquals(11, upstream.dials());
        assertEquals(Optional.empty(), dialer.refusal(ELSEWHERE));
    }

    @Test
    void afterAWhileASingleDialTriesAndItsSuccessClosesTheBreaker() {
        dialAndFail(End.UNREACHABLE, 10);
        ticker.advance(Duration.ofMillis(10_001));
        assertEquals(Optional.empty(), dialer.refusal(THERE));

        dial();
        dial();
        assertEquals(11, upstream.dials());
        assertEquals(DialFailure.of(End.CIRCUIT_OPEN), last());
        upstream.succeed();
        dial();

        assertEquals(12, upstream.dials());
        assertEquals(0, dialer.leftAlone());
    }

    @Test
    void aDialThatTriesAndFailsLeavesTheUpstreamAloneAgain() {
        dialAndFail(End.UNREACHABLE, 10);
        ticker.advance(Duration.ofMillis(10_001));
        dialAndFail(End.UNREACHABLE, 1);

        dial();

        assertEquals(11, upstream.dials());
        assertEquals(10_000, last().retryAfterMillis());
    }

    @Test
    void aDialThatTriesAndIsRefusedShowsThatTheUpstreamIsBack() {
        dialAndFail(End.UNREACHABLE, 10);
        ticker.advance(Duration.ofMillis(10_001));
        dialAndFail(End.UPSTREAM_BUSY, 1);

        assertEquals(0, dialer.leftAlone());
    }

    @Test
    void aTryThatNeverReachedTheUpstreamLeavesTheNextOneToTry() {
        dialAndFail(End.UNREACHABLE, 10);
        ticker.advance(Duration.ofMillis(10_001));
        dialAndFail(End.OVERLOADED, 1);
        assertEquals(1, dialer.leftAlone());

        dial();

        assertEquals(12, upstream.dials());
    }

    @ParameterizedTest
    @EnumSource(
            value = End.class,
            names = {
                "UNAUTHORIZED",
                "FORBIDDEN",
                "GATEWAY_NOT_FOUND",
                "ACCOUNT_MISMATCH",
                "MODEL_NOT_FOUND",
                "REJECTED",
                "UPSTREAM_BUSY",
                "TLS",
                "CONFIGURATION",
                "OVERLOADED"
            })
    void whatIsNotTheUpstreamsFaultOpensNothing(End end) {
        dialAndFail(end, 100);

        assertEquals(100, upstream.dials());
        assertEquals(0, dialer.leftAlone());
    }

    @Test
    void someFailuresAmongSuccessesOpenNothing() {
        for (int i = 0; i < 50; i++) {
            dialAndFail(End.UNREACHABLE, 1);
            dial();
            upstream.succeed();
            dial();
            upstream.succeed();
        }

        assertEquals(150, upstream.dials());
    }

    @Test
    void theBreakerCanBeSwitchedOff() {
        dialer = dialer("jackfield.breaker.enabled", "false");
        dialAndFail(End.UNREACHABLE, 100);

        assertEquals(100, upstream.dials());
        assertEquals(Optional.empty(), dialer.refusal(THERE));
    }

    @Test
    void moreDialsAtATimeThanTheLimitAreToldToComeAgain() {
        dialer = dialer("jackfield.dial.min-concurrent", "2", "jackfield.dial.max-concurrent", "3");
        for (int i = 0; i < 5; i++) {
            dial();
        }

        assertEquals(3, upstream.dials());
        assertEquals(3, dialer.dials());
        assertEquals(List.of(DialFailure.of(End.UPSTREAM_BUSY), DialFailure.of(End.UPSTREAM_BUSY)), failures);

        upstream.succeed();
        assertEquals(2, dialer.dials());
        dial();
        assertEquals(4, upstream.dials());
    }

    @Test
    void theLimitGoesDownToItsFloorWhereTheUpstreamIsBusyAndUpAgainWhereItAnswers() {
        dialer = dialer("jackfield.dial.min-concurrent", "2", "jackfield.dial.max-concurrent", "10");
        dialAndFail(End.UPSTREAM_BUSY, 1);
        assertEquals(9, dialer.limit());
        dialAndFail(End.UPSTREAM_BUSY, 50);
        assertEquals(2, dialer.limit());

        for (int i = 0; i < 2; i++) {
            dial();
        }
        upstream.succeed();
        assertEquals(3, dialer.limit());
    }

    @Test
    void answersThatTakeLongLowerTheLimit() {
        dialer = dialer("jackfield.dial.min-concurrent", "2", "jackfield.dial.max-concurrent", "10");
        dial();
        ticker.advance(SLOW.plusMillis(1));
        upstream.succeed();

        assertEquals(9, dialer.limit());
    }

    @Test
    void aDialThatCouldNotBeginLeavesNoTrace() {
        dialer = new GuardedDialer(new Broken(), DialSettings.from(Configs.of()), SLOW, Runnable::run, ticker);

        assertThrows(IllegalStateException.class, this::dial);

        assertEquals(0, dialer.dials());
    }

    private static final class Broken implements Dialer {

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public void dial(Target target, ConnectionListener listener, Failed failed) {
            throw new IllegalStateException("bug");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jackfield.dial.min-concurrent, 0",
        "jackfield.dial.max-concurrent, 15",
        "jackfield.breaker.failure-rate, 101",
        "jackfield.breaker.window, 0",
        "jackfield.breaker.min-dials, 21",
        "jackfield.breaker.open-time, PT0S",
    })
    void aSettingThatMakesNoSenseIsNamed(String key, String value) {
        InvalidSetting problem = assertThrows(InvalidSetting.class, () -> DialSettings.from(Configs.of(key, value)));

        assertTrue(problem.getMessage().contains(key.substring(0, 14)), problem.getMessage());
    }
}
