package org.jackfield.speech.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.Relay;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.FakeConnection;
import org.jackfield.testing.fakes.ManualScheduler;
import org.jackfield.testing.fakes.ManualTicker;
import org.jackfield.upstream.Capability;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.Test;

class AudioUploadsTest {

    private static final UploadSettings SETTINGS = UploadSettings.from(Configs.of());

    private final ManualScheduler clockwork = new ManualScheduler(new ManualTicker());
    private final AudioUpload.Alarms alarms =
            (time, task) -> clockwork.schedule(task, time.toMillis(), TimeUnit.MILLISECONDS);
    private final AudioUploads uploads = new AudioUploads(SETTINGS, alarms);
    private final Exchange exchange = new Exchange();
    private final List<AudioUpload.Outcome> outcomes = new ArrayList<>();

    private AudioUpload connect(Relay relay) {
        AudioUpload upload = uploads.of(relay);
        upload.opened(exchange.client);
        return upload;
    }

    private AudioUpload connect() {
        return connect(exchange.relay(Capability.SPEECH_TO_TEXT));
    }

    private static byte[] chunk(int first) {
        return new byte[] {(byte) first, 0};
    }

    @Test
    void chunksReachTheUpstreamInTheirOrder() {
        AudioUpload upload = connect();
        FakeConnection upstream = exchange.dialer.succeed();
        upload.take(0, chunk(7), outcomes::add);
        upload.take(1, chunk(8), outcomes::add);
        upload.received(Message.text("{\"type\":\"CloseStream\"}"));

        assertEquals(
                List.of(Message.binary(chunk(7)), Message.binary(chunk(8)), Message.text("{\"type\":\"CloseStream\"}")),
                upstream.written());
        assertEquals(List.of(new AudioUpload.Received(0, 1, 0), new AudioUpload.Received(1, 2, 0)), outcomes);
    }

    @Test
    void aGapIsCountedAndTheChunkBehindItPassedOn() {
        AudioUpload upload = connect();
        FakeConnection upstream = exchange.dialer.succeed();
        upload.take(2, chunk(1), outcomes::add);
        upload.take(3, chunk(2), outcomes::add);
        upload.take(9, chunk(3), outcomes::add);

        assertEquals(3, upstream.written().size());
        assertEquals(
                List.of(
                        new AudioUpload.Received(2, 3, 2),
                        new AudioUpload.Received(3, 4, 0),
                        new AudioUpload.Received(9, 10, 5)),
                outcomes);
    }

    @Test
    void aHalfSampleWaitsForTheNextChunk() {
        AudioUpload upload = connect();
        FakeConnection upstream = exchange.dialer.succeed();
        upload.take(0, new byte[] {1}, outcomes::add);
        upload.take(1, new byte[] {2, 3}, outcomes::add);
        upload.take(2, new byte[] {4}, outcomes::add);

        assertEquals(List.of(Message.binary(new byte[] {1, 2}), Message.binary(new byte[] {3, 4})), upstream.written());
        assertEquals(3, outcomes.size());
    }

    /** Each first byte of a sample is even here, each second one odd; all chunks are of the same odd length. */
    @Test
    void samplesDoNotShiftBehindLostChunks() {
        AudioUpload upload = connect();
        FakeConnection upstream = exchange.dialer.succeed();
        for (int chunk : new int[] {0, 1, 3, 4, 7, 8}) {
            byte[] bytes = new byte[5];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (chunk * bytes.length + i);
            }
            upload.take(chunk, bytes, outcomes::add);
        }

        assertEquals(26, upstream.binaryBytes());
        for (Message message : upstream.written()) {
            byte[] samples = ((Message.Binary) message).copy();
            for (int i = 0; i < samples.length; i++) {
                assertEquals(i % 2, samples[i] % 2);
            }
        }
    }

    @Test
    void aChunkBehindItsTimeOrThereTwiceGoesNowhere() {
        AudioUpload upload = connect();
        FakeConnection upstream = exchange.dialer.succeed();
        upload.take(1, chunk(1), outcomes::add);
        upload.take(0, chunk(2), outcomes::add);
        upload.take(1, chunk(1), outcomes::add);

        assertEquals(1, upstream.written().size());
        assertEquals(
                List.of(new AudioUpload.Received(1, 2, 1), new AudioUpload.Late(2), new AudioUpload.Late(2)), outcomes);
    }

    /** The second call comes while the listener is busy with the first. */
    @Test
    void callsToTheListenerComeOneAfterTheOther() {
        List<String> calls = new ArrayList<>();
        List<AudioUpload> upload = new ArrayList<>();
        upload.add(new AudioUpload(
                new ConnectionListener() {
                    @Override
                    public void opened(Connection connection) {}

                    @Override
                    public void received(Message message) {
                        calls.add("begin");
                        if (calls.size() == 1) {
                            upload.get(0).take(1, chunk(2), outcomes::add);
                            upload.get(0).ponged();
                        }
                        calls.add("end");
                    }

                    @Override
                    public void ponged() {
                        calls.add("ponged");
                    }

                    @Override
                    public void ended(Close close) {}
                },
                new AudioUpload.Presence() {
                    @Override
                    public void here(AudioUpload connected) {}

                    @Override
                    public void gone() {}

                    @Override
                    public void cut() {}
                },
                SETTINGS,
                alarms));
        upload.get(0).take(0, chunk(1), outcomes::add);

        assertEquals(List.of("begin", "end", "begin", "end", "ponged"), calls);
    }

    @Test
    void aFeedIsFoundUntilItsSessionIsOver() {
        AudioUpload upload = connect();
        assertSame(upload, uploads.find(Exchange.ID).orElseThrow());
        exchange.dialer.succeed();
        upload.ended(Close.LOST);
        exchange.dialer.upstream().ended(Close.LOST);

        assertEquals(Optional.empty(), uploads.find(Exchange.ID));
    }

    @Test
    void aSessionWhoseDialFailedLeavesNothing() {
        Relay relay = exchange.relay(Capability.SPEECH_TO_TEXT);
        AudioUpload upload = connect(relay);
        relay.end(End.RESTARTING, Details.NONE);
        upload.ended(Close.LOST);
        exchange.pass(java.time.Duration.ofSeconds(20));

        assertEquals(Optional.empty(), uploads.find(relay.id()));
    }
}
