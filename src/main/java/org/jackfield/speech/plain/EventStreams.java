package org.jackfield.speech.plain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jackfield.audio.Wav;
import org.jackfield.http.EventClient;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.RelayOpener;
import org.jackfield.relay.RelayRequest;
import org.jackfield.relay.RelaySettings;
import org.jackfield.speech.Entrance.Entry;
import org.jackfield.speech.SpeechEndpoint;
import org.jackfield.upstream.Route;
import org.jackfield.upstream.Upstreams;

/** Speech to text for clients that open no WebSocket: the messages of the socket come as events of an HTTP answer. */
@ApplicationScoped
public class EventStreams {

    private static final SpeechEndpoint ENDPOINT = SpeechEndpoint.TRANSCRIPTION;

    @Inject
    PlainRequests requests;

    @Inject
    RelayOpener opener;

    @Inject
    RelaySettings settings;

    @Inject
    Upstreams upstreams;

    @Inject
    AudioUploads uploads;

    @Inject
    Clock clock;

    @Inject
    @EventWriters
    Executor threads;

    /** A session whose audio comes in requests of its own. */
    void open(EventClient client) {
        Entry.Open entry = requests.streamed(client.request(), ENDPOINT, client.query());
        client.open(threads, uploads.add(opener.open(line(entry.route()), entry.grant())));
    }

    /** The events of a whole recording. */
    void recognise(byte[] file, EventClient client) {
        Wav recording = recording(file);
        String rate = "sample_rate=" + recording.format().rateHz();
        String query = client.query().isEmpty() ? rate : client.query() + "&" + rate;
        Entry.Open entry = requests.streamed(client.request(), ENDPOINT, query);
        RelayRequest line = line(entry.route());
        client.open(
                threads,
                opener.prepare(
                                "transcription.http",
                                entry.grant(),
                                line.route(),
                                (id, queue) -> new LiveRecognition(
                                        recording,
                                        line.route().model().recognition(),
                                        line.envelope().apply(id),
                                        queue))
                        .clientSide());
    }

    private Wav recording(byte[] file) {
        if (file.length > settings.oneShotBytes()) {
            String words = "The recording may have at most " + settings.oneShotBytes() + " bytes";
            throw requests.refusal(End.TOO_LARGE, words, Details.of("maxBytes", settings.oneShotBytes()));
        }
        Optional<Wav> wav = Wav.read(file).filter(read -> read.format().channels() == 1);
        return wav.orElseThrow(() -> requests.refusal(
                End.UNSUPPORTED, "The recording must be a WAV of 16-bit PCM with one channel", Details.NONE));
    }

    private RelayRequest line(Route route) {
        return ENDPOINT.line(route, upstreams.gateway().notice(), clock);
    }
}
