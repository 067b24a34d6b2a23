package org.jackfield.speech;

import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.jackfield.relay.RelayRequest;
import org.jackfield.upstream.Capability;
import org.jackfield.upstream.Route;

/** The two speech endpoints: their paths, what they are for, and how a client is patched there. */
public enum SpeechEndpoint {
    TRANSCRIPTION(SpeechEndpoint.TRANSCRIPTION_PATH, "transcription", Capability.SPEECH_TO_TEXT),
    SPEECH(SpeechEndpoint.SPEECH_PATH, "speech", Capability.TEXT_TO_SPEECH);

    public static final String TRANSCRIPTION_PATH = "/demo/api/ai/transcription";
    public static final String SPEECH_PATH = "/demo/api/ai/tts-stream";

    private static final int BYTES_PER_SAMPLE = 2;

    private final String path;
    private final String kind;
    private final Capability capability;

    SpeechEndpoint(String path, String kind, Capability capability) {
        this.path = path;
        this.kind = kind;
        this.capability = capability;
    }

    /** The endpoint at a path below the context root; empty if there is none. */
    public static Optional<SpeechEndpoint> at(String path) {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.path.equals(path))
                .findFirst();
    }

    public String path() {
        return path;
    }

    public String kind() {
        return kind;
    }

    public Capability capability() {
        return capability;
    }

    /**
     * The line for a client of this endpoint.
     *
     * @param notice what the gateway wants clients to know, or empty
     */
    public RelayRequest line(Route route, String notice, Clock clock) {
        int rateHz = Integer.parseInt(route.parameter("sample_rate").orElseThrow());
        String model = route.model().catalogueName();
        return switch (this) {
            case TRANSCRIPTION ->
                new RelayRequest(
                        kind,
                        route,
                        rateHz * BYTES_PER_SAMPLE,
                        id -> new TranscriptionEnvelope(
                                new Announcements(id, model, notice, clock),
                                rateHz,
                                route.model().recognition()));
            case SPEECH ->
                new RelayRequest(
                        kind,
                        route,
                        0,
                        id -> new SpeechEnvelope(
                                new Announcements(id, model, notice, clock),
                                rateHz,
                                route.model().synthesis()));
        };
    }
}
