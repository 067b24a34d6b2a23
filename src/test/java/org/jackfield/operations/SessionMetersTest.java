package org.jackfield.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.session.LiveSession;
import org.jackfield.speech.SpeechEndpoint;
import org.jackfield.speech.TranscriptionEndpoint;
import org.jackfield.wire.Close;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionMetersTest {

    private final Watched watched = new Watched();

    @AfterEach
    void close() {
        watched.meters.close();
    }

    private void assertHas(String line) {
        assertTrue(watched.has(line), () -> line + " in " + String.join("\n", watched.lines()));
    }

    @Test
    void aSessionIsCountedFromItsBeginningToItsEnd() {
        ConnectionListener client = watched.connect();
        assertHas("jackfield_sessions{kind=\"transcription\",state=\"connecting\"} 1.0");
        assertHas("jackfield_sessions_opened_total{kind=\"transcription\"} 1.0");

        watched.exchange.ticker.advance(Duration.ofMillis(200));
        watched.exchange.dialer.succeed();
        assertHas("jackfield_sessions{kind=\"transcription\",state=\"connecting\"} 0.0");
        assertHas("jackfield_sessions{kind=\"transcription\",state=\"open\"} 1.0");
        assertHas("jackfield_session_ready_seconds_bucket{kind=\"transcription\",le=\"0.1\"} 0");
        assertHas("jackfield_session_ready_seconds_bucket{kind=\"transcription\",le=\"0.25\"} 1");

        watched.exchange.ticker.advance(Duration.ofSeconds(5));
        client.ended(new Close(1000, ""));
        watched.exchange.dialer.upstream().ended(new Close(1000, ""));
        assertHas("jackfield_sessions{kind=\"transcription\",state=\"open\"} 0.0");
        assertHas("jackfield_sessions_ended_total{end=\"ok\",kind=\"transcription\"} 1.0");
        assertHas("jackfield_session_duration_seconds_sum{kind=\"transcription\"} 5.2");
    }

    @Test
    void whatIsTurnedDownDroppedAndRefusedIsCounted() {
        ConnectionListener client = watched.connect();
        client.received(Message.text("hello"));
        for (int i = 0; i < 30; i++) {
            client.received(Message.binary(new byte[3200]));
        }
        watched.exchange.sweep();
        watched.exchange.registry.refused(End.ORIGIN_DENIED);

        assertHas("jackfield_told_total{end=\"message.invalid\"} 1.0");
        assertHas("jackfield_told_total{end=\"audio.dropped\"} 1.0");
        assertHas("jackfield_audio_dropped_bytes_total 32000.0");
        assertHas("jackfield_sessions_refused_total{end=\"origin.denied\"} 1.0");
    }

    @Test
    void aModelThatTookAVoiceAndSaidNothingIsCounted() {
        LiveSession session = watched.exchange.session();
        session.begin();
        session.decide(End.UPSTREAM_STALLED, Details.of(Details.UNANSWERED_SPEECH, 4020L));
        session.legs().forEach(session::over);

        assertHas("jackfield_models_silent_total{kind=\"test\"} 1.0");
    }

    @Test
    void noLabelHoldsWhatAClientOrAnUpstreamSaid() {
        ConnectionListener client = watched.connect();
        client.received(Message.text("{\"type\":\"evil\",\"tag\":\"evil\"}"));
        client.received(Message.binary(new byte[1]));
        watched.exchange.dialer.succeed().hold();
        watched.exchange.dialer.upstream().received(Message.text("evil"));
        watched.exchange.dialer.upstream().ended(new Close(1011, "evil"));
        client.ended(new Close(4999, "evil"));
        watched.exchange.registry.told(watched.exchange.session(), End.INVALID, new Details(Map.of("evil", "evil"), 7));

        List<String> ends = Arrays.stream(End.values()).map(End::code).toList();
        List<String> kinds = List.of(TranscriptionEndpoint.KIND, SpeechEndpoint.KIND);
        List<String> ours = Stream.of(
                        ends.stream().map(end -> "end=" + end),
                        kinds.stream().map(kind -> "kind=" + kind),
                        Stream.of("connecting", "open", "closing").map(state -> "state=" + state),
                        Stream.of("leg=client", "leg=upstream", "rank=p50", "rank=p99"))
                .flatMap(labels -> labels)
                .toList();
        for (String label : watched.labels()) {
            assertTrue(ours.contains(label) || label.matches("le=([0-9.]+|\\+Inf)"), label);
        }
        assertFalse(watched.meters.inFormOf(Meters.TEXT).contains("evil"));
        assertEquals(-1, watched.meters.inFormOf(Meters.TEXT).indexOf("0123456789abcdef"));
    }
}
