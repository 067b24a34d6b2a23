package org.jackfield.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.jackfield.sandbox.peer.JsonObjects;
import org.jackfield.testing.fakes.FakeConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RehearsalTest {

    private static final int MEGABYTE = 1024 * 1024;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refuse:500",
                "slow-upgrade:20000",
                "close:1011:0",
                "close:4000:250",
                "stall:0",
                "drop:100",
                "flood:256",
                "garbage"
            })
    void faultsHaveNames(String value) {
        assertTrue(Fault.PARAMETER.accepts().test(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "refuse",
                "refuse:200",
                "slow-upgrade:20001",
                "close:1011",
                "close:1006:1",
                "close:99999999:1",
                "stall",
                "stall:-1",
                "drop:1:2",
                "flood:0",
                "flood:257",
                "garbage:1",
                "GARBAGE",
                "explode:1"
            })
    void otherValuesAreNotAccepted(String value) {
        assertEquals(Optional.empty(), Fault.parse(value));
    }

    @Test
    void aCloseComesWithItsCodeAndInTime() {
        SandboxClient stage = new SandboxClient(Accepting.FLUX + "&fault=close:4001:500").pass(Duration.ofMillis(499));
        assertEquals(0, stage.closeCode());
        assertEquals(4001, stage.pass(Duration.ofMillis(1)).closeCode());
    }

    @Test
    void aDropHasNoCloseFrame() {
        SandboxClient stage = new SandboxClient(Accepting.AURA + "&fault=drop:10").pass(Duration.ofMillis(100));
        assertTrue(stage.connection.isAborted());
        assertEquals(0, stage.closeCode());
    }

    @Test
    void aStallAnswersNothingMore() {
        SandboxClient stage = new SandboxClient(Accepting.FLUX + "&fault=stall:100").send(new byte[32_000]);
        int before = stage.messages().size();
        stage.pass(Duration.ofMillis(100))
                .send(new byte[32_000])
                .send("nonsense")
                .pass(Duration.ofMinutes(2));
        assertEquals(before, stage.messages().size());
        assertEquals(0, stage.closeCode());
        assertFalse(stage.connection.isAborted());
    }

    @Test
    void garbageFollowsTheFirstMessage() {
        SandboxClient stage = new SandboxClient(Accepting.FLUX + "&fault=garbage");
        assertTrue(JsonObjects.parse(stage.connection.texts().get(0)).isPresent());
        assertTrue(JsonObjects.parse(stage.connection.texts().get(1)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {Accepting.FLUX, Accepting.AURA})
    void aFloodIsSentAsFastAsItIsTaken(String query) {
        FakeConnection slow = new FakeConnection().hold();
        SandboxClient stage = new SandboxClient(query + "&fault=flood:8", slow);
        assertEquals(1, slow.written().size());
        slow.release();
        stage.pass(Duration.ofSeconds(1));
        int sent =
                slow.written().stream().mapToInt(message -> message.sizeBytes()).sum();
        assertEquals(8 * MEGABYTE, sent, MEGABYTE / 8);
    }
}
