package org.jackfield.speech;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jackfield.access.Resolved;
import org.jackfield.config.InvalidSetting;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.RelayRequest;
import org.jackfield.upstream.Capability;
import org.jackfield.upstream.Resolution;
import org.jackfield.upstream.Route;
import org.jackfield.upstream.Upstreams;
import org.jackfield.upstream.dial.DialFailure;
import org.jackfield.upstream.dial.GuardedDialer;
import org.jackfield.wire.Ticker;

/**
 * What the speech endpoints ask of the upstreams: which routes there are, and how a client is patched to one.
 *
 * @param upstreams where the models are
 * @param dialer knows which upstreams are left alone
 * @param settings what is expected of the models
 * @param clock for the timestamps of messages
 * @param ticker for how long a model says nothing
 */
public record SpeechRequests(
        Upstreams upstreams, GuardedDialer dialer, SpeechSettings settings, Clock clock, Ticker ticker) {

    private static final int BYTES_PER_SAMPLE = 2;

    /** The environment names of the settings without which no route leads anywhere. */
    public List<String> missing() {
        return upstreams.missing();
    }

    /** The model for clients that name none, as they are told it. */
    String presetModel(Capability capability) {
        return upstreams.defaultModel(capability).catalogueName();
    }

    /**
     * A route whose parameters are good and whose upstream is not left alone.
     *
     * @param query the raw query, without the question mark; empty if there is none
     */
    public Resolved<Route> route(Capability capability, String query) {
        Resolution resolution = upstreams.resolve(capability, query);
        if (resolution instanceof Resolution.BadParameter bad) {
            return new Resolved.Refused<>(
                    End.PARAMETER, Details.of("parameter", bad.name()).withWords(bad.message()));
        }
        Route route = ((Resolution.Resolved) resolution).route();
        return leftAlone(route)
                .<Resolved<Route>>map(failure -> new Resolved.Refused<>(failure.end(), failure.details()))
                .orElseGet(() -> new Resolved.Found<>(route));
    }

    private Optional<DialFailure> leftAlone(Route route) {
        try {
            return dialer.refusal(upstreams.target(route));
        } catch (InvalidSetting toldByTheDial) {
            return Optional.empty();
        }
    }

    /** The relay for a client of speech to text. */
    public RelayRequest transcription(Route route) {
        int rateHz = rateHz(route);
        return new RelayRequest(
                TranscriptionEndpoint.KIND,
                route,
                rateHz * BYTES_PER_SAMPLE,
                id -> new TranscriptionEnvelope(
                        announcements(id, route),
                        rateHz,
                        route.model().recognition(),
                        new VoiceWatch(rateHz, settings.stallLimit(), ticker)));
    }

    /** The same for a client that is told its session's id first, and whose model is dialled when its audio comes. */
    public RelayRequest transcriptionInChunks(Route route) {
        RelayRequest whole = transcription(route);
        return new RelayRequest(
                whole.kind(), route, whole.audioBytesPerSecond(), whole.envelope(), Optional.of(id -> announcements(
                                id, route)
                        .session("Send the first chunk of audio")));
    }

    /** The relay for a client of text to speech. */
    public RelayRequest speech(Route route) {
        return new RelayRequest(
                SpeechEndpoint.KIND,
                route,
                0,
                id -> new SpeechEnvelope(
                        announcements(id, route), rateHz(route), route.model().synthesis()));
    }

    private Announcements announcements(String id, Route route) {
        return new Announcements(
                id, route.model().catalogueName(), upstreams.gateway().notice(), clock);
    }

    /** Of the audio of a route. */
    public static int rateHz(Route route) {
        return Integer.parseInt(route.parameter("sample_rate").orElseThrow());
    }
}
