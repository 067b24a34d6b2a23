package org.jackfield.speech;

import java.util.List;
import java.util.Map;
import org.jackfield.access.Endpoint;
import org.jackfield.access.Resolved;
import org.jackfield.access.Way;
import org.jackfield.relay.RelayOpener;
import org.jackfield.upstream.Capability;

/**
 * Speech to text: audio in, events out.
 *
 * @param settings whether it is served
 * @param requests what it asks of the upstreams
 * @param opener opens its relays
 */
public record TranscriptionEndpoint(SpeechSettings settings, SpeechRequests requests, RelayOpener opener)
        implements Endpoint {

    public static final String KIND = "transcription";
    public static final String PATH = "/demo/api/ai/transcription";

    private static final List<Way> WAYS = List.of(
            Way.socket(PATH),
            Way.events("GET", PATH + "/events"),
            Way.http("POST", PATH + "/{sessionId}/audio"),
            Way.http("POST", PATH + "/{sessionId}/finish"),
            Way.events("POST", PATH),
            Way.http("POST", "/demo/api/ai/speech"));

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<Way> ways() {
        return WAYS;
    }

    @Override
    public boolean isServed() {
        return settings.serves(KIND);
    }

    @Override
    public List<String> missing() {
        return requests.missing();
    }

    @Override
    public Map<String, Object> help(String webSocketUrl) {
        return EndpointHelp.ofTranscription(webSocketUrl, requests.presetModel(Capability.SPEECH_TO_TEXT));
    }

    @Override
    public Resolved<Opening> resolve(Map<String, String> values, String query) {
        return requests.route(Capability.SPEECH_TO_TEXT, query)
                .map(route -> grant ->
                        opener.open(requests.transcription(route), grant).clientSide());
    }
}
