package org.jackfield.speech.plain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jackfield.access.EndpointGate.Entry;
import org.jackfield.access.Resolved;
import org.jackfield.http.AnswerWriters;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.RelayOpener;
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
    Recordings recordings;

    @Inject
    @AnswerWriters
    Executor writers;

    /** @param file the bytes of a WAV, or why there are none */
    void recognise(Resolved<ByteBuffer> file, RecordingPlace place, Asked asked) {
        requests.enter(asked, Wanted.WORDS, Map.of(), route -> file.then(bytes -> recordings.of(bytes, place, route)))
                .ifPresent(entry -> begin(entry, asked.answer()));
    }

    private void begin(Entry<RecordedSpeech> entry, AsyncResponse answer) {
        Route route = entry.what().route();
        RecognitionDialect dialect = route.model().recognition();
        opener.begin(
                "transcription.http",
                entry.grant(),
                route,
                new Recognition(entry.what().recording(), dialect, new Recognition.Listener() {
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
