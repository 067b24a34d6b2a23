package org.jackfield.speech.plain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jackfield.access.EndpointGate.Entry;
import org.jackfield.http.EventClient;
import org.jackfield.http.EventWriters;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.OneShot;
import org.jackfield.relay.RelayOpener;
import org.jackfield.relay.RelayRequest;
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
    Recordings recordings;

    @Inject
    SpeechRequests speech;

    @Inject
    AudioUploads uploads;

    @Inject
    @EventWriters
    Executor threads;

    /** A session whose audio comes in requests of its own; its model is dialled when the first of them is there. */
    void open(EventClient client) {
        Entry<Route> entry = requests.streamed(client.request(), client.query());
        client.open(threads, uploads.of(opener.open(speech.transcriptionInChunks(entry.what()), entry.grant())));
    }

    /** The events of a whole recording. */
    void recognise(ByteBuffer file, EventClient client) {
        requireType(client.request());
        Entry<RecordedSpeech> entry = requests.streamed(
                client.request(), client.query(), route -> recordings.of(file, RecordingPlace.BODY, route));
        if (!OneShots.hold(entry.grant(), entry.what().recording().samples().remaining())) {
            entry.grant().slot().release();
            throw requests.refusal(End.OVERLOADED, Details.NONE);
        }
        RelayRequest live = speech.transcription(entry.what().route());
        OneShot oneShot = opener.prepare(
                "transcription.http",
                entry.grant(),
                live.route(),
                (id, queue) -> new LiveRecognition(
                        entry.what().recording(),
                        live.route().model().recognition(),
                        live.envelope().apply(id),
                        queue));
        client.open(threads, oneShot.clientSide());
    }

    /** Looks at the type of a body: the reason of a refusal is the type, even if the body is a recording. */
    private void requireType(HttpServletRequest request) {
        Optional<String> type = Optional.ofNullable(request.getContentType());
        if (!RecordingTypes.accepts(type)) {
            throw requests.refusal(End.UNSUPPORTED, RecordingTypes.refusal(type));
        }
    }
}
