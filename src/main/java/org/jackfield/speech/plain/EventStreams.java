package org.jackfield.speech.plain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jackfield.access.EndpointGate.Entry;
import org.jackfield.audio.Wav;
import org.jackfield.http.EventClient;
import org.jackfield.http.EventWriters;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.OneShot;
import org.jackfield.relay.RelayOpener;
import org.jackfield.relay.RelayRequest;
import org.jackfield.relay.RelaySettings;
import org.jackfield.speech.SpeechRequests;
import org.jackfield.upstream.Route;

/** Speech to text for clients that open no WebSocket: the messages of the socket come as events of an HTTP answer. */
@ApplicationScoped
public class EventStreams {

    @Inject
    PlainRequests requests;

    @Inject
    RelayOpener opener;

    @Inject
    RelaySettings settings;

    @Inject
    SpeechRequests speech;

    @Inject
    AudioUploads uploads;

    @Inject
    @EventWriters
    Executor threads;

    /** A session whose audio comes in requests of its own. */
    void open(EventClient client) {
        Entry<Route> entry = requests.streamed(client.request(), client.query());
        client.open(threads, uploads.of(opener.open(speech.transcription(entry.what()), entry.grant())));
    }

    /** The events of a whole recording. */
    void recognise(byte[] file, EventClient client) {
        Wav recording = recording(file);
        String rate = "sample_rate=" + recording.format().rateHz();
        String query = client.query().isEmpty() ? rate : client.query() + "&" + rate;
        Entry<Route> entry = requests.streamed(client.request(), query);
        RelayRequest live = speech.transcription(entry.what());
        OneShot oneShot = opener.prepare(
                "transcription.http",
                entry.grant(),
                live.route(),
                (id, queue) -> new LiveRecognition(
                        recording,
                        live.route().model().recognition(),
                        live.envelope().apply(id),
                        queue));
        client.open(threads, oneShot.clientSide());
    }

    private Wav recording(byte[] file) {
        if (file.length > settings.oneShotBytes()) {
            String words = "The recording may have at most " + settings.oneShotBytes() + " bytes";
            throw requests.refusal(
                    End.TOO_LARGE,
                    Details.of("maxBytes", settings.oneShotBytes()).withWords(words));
        }
        Optional<Wav> wav = Wav.read(file).filter(read -> read.format().channels() == 1);
        return wav.orElseThrow(() -> requests.refusal(
                End.UNSUPPORTED, Details.inWords("The recording must be a WAV of 16-bit PCM with one channel")));
    }
}
