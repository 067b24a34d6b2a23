package org.jackfield.speech.plain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jackfield.access.EndpointGate.Entry;
import org.jackfield.audio.Wav;
import org.jackfield.http.AnswerWriters;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.RelayOpener;
import org.jackfield.relay.RelaySettings;
import org.jackfield.speech.plain.PlainRequests.Asked;
import org.jackfield.speech.plain.PlainRequests.Wanted;
import org.jackfield.upstream.RecognitionDialect;
import org.jackfield.upstream.Route;
import org.jackfield.wire.Json;

/** Speech to text for plain requests: a whole WAV in, all its words out. */
@ApplicationScoped
public class OneShotRecognition {

    /** The JSON of recognised speech. */
    public record Recognised(String model, String text) {}

    @Inject
    PlainRequests requests;

    @Inject
    RelayOpener opener;

    @Inject
    RelaySettings settings;

    @Inject
    @AnswerWriters
    Executor writers;

    void recognise(byte[] recording, Asked asked) {
        if (recording.length == 0) {
            String words = "A recording is required: the part \"audio\" of a form, or \"audioBase64\" in JSON";
            requests.refuse(
                    asked.answer(), End.INVALID, Details.of("field", "audio").withWords(words));
            return;
        }
        if (recording.length > settings.oneShotBytes()) {
            String words = "The recording may have at most " + settings.oneShotBytes() + " bytes";
            requests.refuse(
                    asked.answer(), End.TOO_LARGE, Details.of("field", "audio").withWords(words));
            return;
        }
        Optional<Wav> wav = Wav.read(recording).filter(read -> read.format().channels() == 1);
        if (wav.isEmpty()) {
            String words = "The recording must be a WAV of 16-bit PCM with one channel";
            requests.refuse(
                    asked.answer(),
                    End.UNSUPPORTED,
                    Details.of("field", "audio").withWords(words));
            return;
        }
        Map<String, List<String>> rate = Map.of(
                "sample_rate", List.of(Integer.toString(wav.get().format().rateHz())));
        requests.enter(asked, Wanted.WORDS, rate).ifPresent(entry -> begin(wav.get(), entry, asked.answer()));
    }

    private void begin(Wav recording, Entry<Route> entry, AsyncResponse answer) {
        Route route = entry.what();
        RecognitionDialect dialect = route.model().recognition();
        opener.begin(
                "transcription.http",
                entry.grant(),
                route,
                new Recognition(recording, dialect, new Recognition.Listener() {
                    @Override
                    public void recognised(String text) {
                        String body = Json.of(new Recognised(route.model().catalogueName(), text));
                        writers.execute(() -> answer.resume(
                                Response.ok(body, MediaType.APPLICATION_JSON).build()));
                    }

                    @Override
                    public void failed(End end, Details details) {
                        writers.execute(() -> requests.failed(answer, end, details));
                    }
                }));
    }
}
