package org.jackfield.speech;

import java.util.List;
import java.util.Map;
import org.jackfield.access.Endpoint;
import org.jackfield.access.Resolved;
import org.jackfield.access.Way;
import org.jackfield.relay.RelayOpener;
import org.jackfield.upstream.Capability;

/**
 * Text to speech: commands in, audio out.
 *
 * @param settings whether it is served
 * @param requests what it asks of the upstreams
 * @param opener opens its relays
 */
public record SpeechEndpoint(SpeechSettings settings, SpeechRequests requests, RelayOpener opener) implements Endpoint {

    public static final String KIND = "speech";
    public static final String PATH = "/demo/api/ai/tts-stream";

    private static final List<Way> WAYS =
            List.of(Way.socket(PATH), Way.http("POST", PATH), Way.http("POST", "/demo/api/ai/tts"));

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
        return EndpointHelp.ofSpeech(webSocketUrl, requests.presetModel(Capability.TEXT_TO_SPEECH));
    }

    @Override
    public Resolved<Opening> resolve(Map<String, String> values, String query) {
        return requests.route(Capability.TEXT_TO_SPEECH, query)
                .map(route ->
                        grant -> opener.open(requests.speech(route), grant).clientSide());
    }
}
