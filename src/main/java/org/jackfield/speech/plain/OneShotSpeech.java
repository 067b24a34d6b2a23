package org.jackfield.speech.plain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jackfield.access.EndpointGate.Entry;
import org.jackfield.audio.AudioFormat;
import org.jackfield.audio.Wav;
import org.jackfield.http.AnswerWriters;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.RelayOpener;
import org.jackfield.speech.SpeechRequests;
import org.jackfield.speech.plain.PlainRequests.Asked;
import org.jackfield.speech.plain.PlainRequests.Wanted;
import org.jackfield.upstream.Route;
import org.jackfield.wire.Json;
import org.jspecify.annotations.Nullable;

/** Text to speech for plain requests. The HTTP answer is written by a thread of ours, which may wait for the audio. */
@ApplicationScoped
public class OneShotSpeech {

    private static final String WAV = "audio/wav";
    private static final int MAX_PIECES = 2000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The JSON of speech in one piece. */
    @JsonbPropertyOrder({"model", "audio", "format", "contentType", "speaker"})
    public record Spoken(String model, String audio, String format, String contentType, String speaker) {}

    @Inject
    PlainRequests requests;

    @Inject
    RelayOpener opener;

    @Inject
    @AnswerWriters
    Executor writers;

    void stream(@Nullable SpeechRequest request, Asked asked) {
        start(request, asked, route -> new Streamed(asked.answer(), format(route)));
    }

    void whole(@Nullable SpeechRequest request, Asked asked) {
        start(request, asked, route -> new Whole(asked.answer(), route));
    }

    /** Makes what takes the audio for a route. */
    private interface Taker {
        SpokenText.Listener of(Route route);
    }

    private void start(@Nullable SpeechRequest request, Asked asked, Taker taker) {
        String text = request == null ? "" : request.text().orElse("");
        if (text.isBlank()) {
            requests.refuse(
                    asked.answer(), End.INVALID, Details.of("field", "text").withWords("text required"));
        } else if (text.length() > SpeechRequest.MAX_CHARACTERS) {
            String words = "text may have at most " + SpeechRequest.MAX_CHARACTERS + " characters";
            requests.refuse(
                    asked.answer(), End.TOO_LARGE, Details.of("field", "text").withWords(words));
        } else {
            Map<String, List<String>> voice = Optional.ofNullable(request)
                    .flatMap(SpeechRequest::wantedVoice)
                    .map(name -> Map.of("speaker", List.of(name)))
                    .orElse(Map.of());
            requests.enter(asked, Wanted.SPEECH, voice).ifPresent(entry -> begin(entry, text, taker));
        }
    }

    private void begin(Entry<Route> entry, String text, Taker taker) {
        SpokenText call = new SpokenText(text, entry.what().model().synthesis(), taker.of(entry.what()));
        opener.begin("speech.http", entry.grant(), entry.what(), call);
    }

    private static AudioFormat format(Route route) {
        return AudioFormat.linear16(SpeechRequests.rateHz(route));
    }

    private final class Streamed implements SpokenText.Listener {

        private final AsyncResponse answer;
        private final AudioFormat format;
        private final AudioPipe pipe = new AudioPipe(MAX_PIECES, PATIENCE);
        private boolean begun;

        Streamed(AsyncResponse answer, AudioFormat format) {
            this.answer = answer;
            this.format = format;
        }

        @Override
        public boolean audio(byte[] samples) {
            if (!begun) {
                begun = true;
                begin();
            }
            return pipe.put(samples);
        }

        private void begin() {
            StreamingOutput body = out -> {
                out.write(Wav.streamingHeader(format));
                pipe.writeTo(out);
            };
            writers.execute(() -> answer.resume(Response.ok(body, WAV).build()));
        }

        @Override
        public void over(End end, Details details) {
            if (begun) {
                pipe.end(end == End.FINISHED);
            } else {
                writers.execute(() -> requests.failed(answer, end, details));
            }
        }
    }

    private final class Whole implements SpokenText.Listener {

        private final AsyncResponse answer;
        private final Route route;
        private final ByteArrayOutputStream audio = new ByteArrayOutputStream();

        Whole(AsyncResponse answer, Route route) {
            this.answer = answer;
            this.route = route;
        }

        @Override
        public boolean audio(byte[] samples) {
            audio.writeBytes(samples);
            return true;
        }

        @Override
        public void over(End end, Details details) {
            writers.execute(() -> {
                if (end == End.FINISHED) {
                    answer.resume(Response.ok(Json.of(spoken()), MediaType.APPLICATION_JSON)
                            .build());
                } else {
                    requests.failed(answer, end, details);
                }
            });
        }

        private Spoken spoken() {
            String wav = Base64.getEncoder().encodeToString(Wav.write(format(route), audio.toByteArray()));
            String speaker = route.parameter("speaker").orElse("");
            return new Spoken(route.model().catalogueName(), wav, "wav", WAV, speaker);
        }
    }
}
