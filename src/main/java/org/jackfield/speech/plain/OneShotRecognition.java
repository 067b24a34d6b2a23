package org.jackfield.speech.plain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

/** Speech to text for plain requests: a whole WAV in, all its words out. */
@ApplicationScoped
public class OneShotRecognition {

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
                .ifPresent(entry -> begin(entry, asked));
    }

    private void begin(Entry<RecordedSpeech> entry, Asked asked) {
        RecordedSpeech speech = entry.what();
        if (!OneShots.hold(entry.grant(), speech.recording().samples().remaining())) {
            requests.refuse(asked.answer(), End.OVERLOADED, Details.NONE);
            return;
        }
        PlainClient client = asked.client(writers);
        client.open(opener.prepare(
                "transcription.http",
                entry.grant(),
                speech.route(),
                (id, queue) -> new Recognition(speech, client, queue, requests::problem)));
    }
}
