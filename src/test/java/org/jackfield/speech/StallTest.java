package org.jackfield.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.jackfield.audio.Wav;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.FakeConnection;
import org.jackfield.testing.sockets.Members;
import org.jackfield.upstream.Capability;
import org.jackfield.wire.Close;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.Test;

/** A model whose connection is well and that says nothing. Both ends answer pings all the while. */
class StallTest {

    private static final int SECOND_BYTES = 32_000;
    private static final int FRAME_BYTES = 3200;
    private static final Message FINISH = Message.text("{\"type\":\"CloseStream\"}");
    private static final Message UPDATE = Message.text("{\"type\":\"TurnInfo\",\"event\":\"Update\"}");

    private final Exchange exchange = new Exchange();
    private final ConnectionListener client = exchange.connect(Capability.SPEECH_TO_TEXT);
    private final byte[] speech = speech();
    private int spokenBytes;

    /** The recording without its first second, over and over. */
    private static byte[] speech() {
        try {
            ByteBuffer data = Wav.read(Files.readAllBytes(Path.of("src/main/webapp/samples/booking.wav")))
                    .orElseThrow()
                    .data();
            byte[] speech = new byte[data.remaining() / FRAME_BYTES * FRAME_BYTES];
            data.duplicate().get(speech);
            return speech;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void speak() {
        for (int i = 0; i < SECOND_BYTES / FRAME_BYTES; i++) {
            client.received(new Message.Binary(ByteBuffer.wrap(speech, spokenBytes % speech.length, FRAME_BYTES)));
            spokenBytes += FRAME_BYTES;
        }
        passASecond();
    }

    private void passASecond() {
        client.ponged();
        exchange.dialer.upstream().ponged();
        exchange.pass(Duration.ofSeconds(1));
    }

    private Optional<Close> closed() {
        return exchange.client.closed();
    }

    /** How many seconds of speech it takes until the session has ended; fails after a minute. */
    private int secondsOfSpeechUntilTheEnd() {
        for (int seconds = 1; seconds < 60; seconds++) {
            speak();
            if (closed().isPresent()) {
                return seconds;
            }
        }
        throw new AssertionError("nobody noticed");
    }

    private JsonObject error() {
        return exchange.client.texts().stream()
                .flatMap(text -> Members.ofType("error", text).stream())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aModelThatTakesAVoiceAndSaysNothingIsNamed() {
        exchange.dialer.succeed();

        int seconds = secondsOfSpeechUntilTheEnd();

        assertTrue(seconds >= 4 && seconds <= 9, () -> "after " + seconds);
        assertEquals(Optional.of(new Close(4504, "upstream.stalled")), closed());
        assertTrue(error().getString("message").startsWith("The model takes the audio"), error()::toString);
        int owedMillis = error().getJsonObject("details").getInt("unansweredSpeechMs");
        assertTrue(owedMillis >= 4000 && owedMillis < 5000, () -> owedMillis + " ms");
    }

    @Test
    void aModelThatFallsSilentInMidTurnIsNamed() {
        exchange.dialer.succeed();
        for (int i = 0; i < 30; i++) {
            exchange.dialer.upstream().received(UPDATE);
            speak();
        }
        assertEquals(Optional.empty(), closed());

        int seconds = secondsOfSpeechUntilTheEnd();
        assertTrue(seconds >= 3 && seconds <= 9, () -> "after " + seconds);
        assertEquals(Optional.of(new Close(4504, "upstream.stalled")), closed());
    }

    @Test
    void whoeverIsAnsweredNowAndThenTalksOn() {
        exchange.dialer.succeed();
        for (int i = 0; i < 120; i++) {
            speak();
            if (i % 3 == 0) {
                exchange.dialer.upstream().received(UPDATE);
            }
        }
        assertEquals(Optional.empty(), closed());
    }

    @Test
    void twoMinutesOfSilenceOrSteadyNoiseAreOwedNothing() {
        exchange.dialer.succeed();
        Random random = new Random(1);
        for (int second = 0; second < 120; second++) {
            short loudness = (short) (second < 40 ? 0 : second < 80 ? 2 : 1000);
            ByteBuffer audio = ByteBuffer.allocate(SECOND_BYTES).order(java.nio.ByteOrder.LITTLE_ENDIAN);
            while (audio.hasRemaining()) {
                audio.putShort((short) (loudness * random.nextGaussian()));
            }
            client.received(new Message.Binary(audio.flip()));
            passASecond();
        }
        assertEquals(Optional.empty(), closed());
    }

    @Test
    void speechThatComesAllAtOnceIsGivenItsTime() {
        exchange.dialer.succeed();
        client.received(new Message.Binary(ByteBuffer.wrap(speech)));
        passASecond();
        passASecond();
        assertEquals(Optional.empty(), closed());
        exchange.dialer.upstream().received(UPDATE);
        for (int i = 0; i < 30; i++) {
            passASecond();
        }
        assertEquals(Optional.empty(), closed());
    }

    @Test
    void whatIsHeldForAModelThatIsNotThereIsNotOwed() {
        client.received(new Message.Binary(ByteBuffer.wrap(speech, 0, 2 * SECOND_BYTES)));
        exchange.pass(Duration.ofSeconds(5));
        assertEquals(Optional.empty(), closed());
        exchange.dialer.succeed();
        for (int i = 0; i < 20; i++) {
            passASecond();
        }
        assertEquals(Optional.empty(), closed());
    }

    /** Nothing of a model is heard while its client reads too slowly for more. */
    @Test
    void aModelThatIsNotReadFromIsNotBlamed() {
        FakeConnection upstream = exchange.dialer.succeed();
        exchange.client.hold();
        for (int i = 0; i < 5; i++) {
            exchange.dialer.upstream().received(Message.text("\"" + "x".repeat(200_000) + "\""));
        }
        for (int second = 1; second <= 9; second++) {
            assertTrue(upstream.isPaused());
            speak();
            if (second % 3 == 0) {
                exchange.client.releaseOne();
            }
        }
        assertEquals(Optional.empty(), closed());
    }

    @Test
    void aModelThatDoesNotFinishIsNamed() {
        exchange.dialer.succeed();
        client.received(FINISH);
        for (int i = 0; i < 10; i++) {
            client.received(Message.text("{\"type\":\"KeepAlive\"}"));
            passASecond();
            assertEquals(Optional.empty(), closed());
        }
        passASecond();
        passASecond();

        assertEquals(Optional.of(new Close(4504, "upstream.stalled")), closed());
        assertTrue(error().getString("message").contains("asked to finish"), error()::toString);
    }

    @Test
    void aModelThatStillSpeaksMayFinishLater() {
        exchange.dialer.succeed();
        client.received(FINISH);
        for (int i = 0; i < 60; i++) {
            exchange.dialer.upstream().received(UPDATE);
            passASecond();
        }
        assertEquals(Optional.empty(), closed());
        exchange.dialer.upstream().ended(new Close(1005, ""));
        assertEquals(Optional.of(new Close(1000, "ok")), closed());
    }
}
