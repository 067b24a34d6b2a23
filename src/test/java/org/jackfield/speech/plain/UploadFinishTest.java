package org.jackfield.speech.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jackfield.config.InvalidSetting;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.FakeConnection;
import org.jackfield.testing.fakes.ManualScheduler;
import org.jackfield.testing.fakes.ManualTicker;
import org.jackfield.upstream.Capability;
import org.jackfield.wire.Close;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chunks and the finish are requests of their own, and arrive in any order. */
class UploadFinishTest {

    private static final Message FINISH = Message.text("{\"type\":\"CloseStream\"}");
    private static final UploadSettings SETTINGS = UploadSettings.from(Configs.of());

    private final ManualScheduler clockwork = new ManualScheduler(new ManualTicker());
    private final AudioUploads uploads = new AudioUploads(
            SETTINGS, (time, task) -> clockwork.schedule(task, time.toMillis(), TimeUnit.MILLISECONDS));
    private final Exchange exchange = new Exchange();
    private final List<AudioUpload.Outcome> outcomes = new ArrayList<>();
    private final AudioUpload upload = connect();
    private final FakeConnection upstream = exchange.dialer.succeed();

    private AudioUpload connect() {
        AudioUpload connected = uploads.of(exchange.relay(Capability.SPEECH_TO_TEXT));
        connected.opened(exchange.client);
        return connected;
    }

    private static byte[] chunk(int first) {
        return new byte[] {(byte) first, 0};
    }

    private void arrive(int number) {
        upload.take(number, chunk(number), outcomes::add);
        upload.arrived();
    }

    private void assertSaid(Message... messages) {
        assertEquals(List.of(messages), upstream.written());
    }

    @Test
    void aFinishWaitsForTheChunkThatIsArriving() {
        upload.arriving();
        upload.finish(FINISH, OptionalLong.empty());
        clockwork.advance(SETTINGS.finishGrace().multipliedBy(2));
        assertSaid();
        arrive(0);
        assertSaid(Message.binary(chunk(0)), FINISH);
    }

    @Test
    void aFinishThatOvertookTheLastChunkLetsItGoFirst() {
        upload.finish(FINISH, OptionalLong.empty());
        upload.arriving();
        arrive(0);
        clockwork.advance(SETTINGS.finishGrace());
        assertSaid(Message.binary(chunk(0)), FINISH);
    }

    @Test
    void aFinishThatCountsItsChunksIsSaidAtOnceBehindTheLast() {
        upload.finish(FINISH, OptionalLong.of(2));
        arrive(0);
        clockwork.advance(SETTINGS.finishGrace().multipliedBy(2));
        assertSaid(Message.binary(chunk(0)));
        upload.take(1, chunk(1), outcomes::add);
        assertSaid(Message.binary(chunk(0)), Message.binary(chunk(1)), FINISH);
        assertEquals(0, clockwork.waiting());
    }

    @Test
    void aFinishDoesNotWaitForEverAndThatIsCounted() {
        upload.arriving();
        upload.finish(FINISH, OptionalLong.of(7));
        clockwork.advance(SETTINGS.finishLimit());
        assertSaid(FINISH);
        assertEquals(1, uploads.cut());
    }

    @Test
    void theModelIsAskedToFinishOnceAndHearsNoChunkBehind() {
        upload.finish(FINISH, OptionalLong.of(0));
        upload.finish(FINISH, OptionalLong.empty());
        clockwork.advance(SETTINGS.finishLimit());
        arrive(0);
        assertSaid(FINISH);
        assertEquals(List.of(new AudioUpload.Finished()), outcomes);
        assertEquals(0, uploads.cut());
    }

    @Test
    void nothingIsWaitedForWhenTheClientHasLeft() {
        upload.finish(FINISH, OptionalLong.of(7));
        upload.ended(Close.LOST);
        assertEquals(0, clockwork.waiting());
    }

    @ParameterizedTest
    @CsvSource({
        "jackfield.upload.finish-grace, PT6S",
        "jackfield.upload.finish-limit, PT0.1S",
        "jackfield.upload.finish-limit, PT2M"
    })
    void aTimeThatMakesNoSenseIsRefused(String key, String value) {
        InvalidSetting refused = assertThrows(InvalidSetting.class, () -> UploadSettings.from(Configs.of(key, value)));
        assertTrue(refused.getMessage().contains(key));
    }
}
