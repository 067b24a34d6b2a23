package org.jackfield.speech.plain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jackfield.access.AccessRequest;
import org.jackfield.access.EndpointGate;
import org.jackfield.access.PathTemplate;
import org.jackfield.access.RefusalListener;
import org.jackfield.access.Resolved;
import org.jackfield.http.AccessRequests;
import org.jackfield.http.BodyRule;
import org.jackfield.http.HttpAnswer;
import org.jackfield.http.HttpProblems;
import org.jackfield.http.UsageJson;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.RelaySettings;
import org.jackfield.speech.EndpointHelp;
import org.jackfield.speech.SpeechEndpoint;
import org.jackfield.speech.TranscriptionEndpoint;

/** Which bodies the plain speech endpoints take: whatever needs headers alone is asked before one is read. */
@ApplicationScoped
public class PlainBodies implements BodyRule {

    /** Around a recording in a form or in JSON, and all of a text to be spoken. */
    private static final int SMALL_BYTES = 64 << 10;

    private static final String RECOGNITION = "/demo/api/ai/speech";
    private static final String WHOLE_SPEECH = "/demo/api/ai/tts";
    private static final PathTemplate CHUNK = new PathTemplate(TranscriptionEndpoint.PATH + "/{sessionId}/audio");

    /** What a chunk is asked with; whatever else there is gets words of its own. */
    private static final Pattern NUMBERED = Pattern.compile("sequence=[0-9]{1,15}");

    @Inject
    OneShots oneShots;

    @Inject
    AudioUploads uploads;

    @Inject
    Recordings recordings;

    @Inject
    RelaySettings settings;

    @Inject
    HttpProblems problems;

    @Inject
    RefusalListener refusals;

    @Inject
    EndpointGate gate;

    @Inject
    UsageJson usage;

    @Override
    public Optional<Terms> terms(String path, HttpServletRequest request, AccessRequest asked) {
        if (!request.getMethod().equals("POST")) {
            return Optional.empty();
        }
        String own = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return switch (own) {
            case SpeechEndpoint.PATH, WHOLE_SPEECH -> Optional.of(speech(request, asked));
            case RECOGNITION -> Optional.of(wrapped(request, asked));
            case TranscriptionEndpoint.PATH -> Optional.of(transcription(request, asked));
            default -> CHUNK.match(own).map(values -> chunk(values, request));
        };
    }

    private Terms speech(HttpServletRequest request, AccessRequest asked) {
        String words = "text may have at most " + SpeechRequest.MAX_CHARACTERS + " characters";
        return admitted(
                SpeechEndpoint.KIND,
                request,
                asked,
                SMALL_BYTES,
                () -> refusal(End.TOO_LARGE, Details.of("field", "text").withWords(words)));
    }

    /** A form and JSON may have something around a recording that is as large as may be; base64 has lines and escapes. */
    private Terms wrapped(HttpServletRequest request, AccessRequest asked) {
        String type = Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
        return type.startsWith(MediaType.APPLICATION_JSON)
                ? recording(request, asked, settings.oneShotBytes() / 2, RecordingPlace.JSON_MEMBER)
                : recording(request, asked, 0, RecordingPlace.FORM_PART);
    }

    private Terms recording(HttpServletRequest request, AccessRequest asked, int encodedBytes, RecordingPlace place) {
        int around = place == RecordingPlace.BODY ? 0 : SMALL_BYTES + encodedBytes;
        return admitted(
                TranscriptionEndpoint.KIND,
                request,
                asked,
                settings.oneShotBytes() + around,
                () -> refusal(End.TOO_LARGE, recordings.limit(place)));
    }

    private Terms transcription(HttpServletRequest request, AccessRequest asked) {
        boolean events = Collections.list(request.getHeaders("Accept")).stream()
                .anyMatch(accepted -> accepted.toLowerCase(Locale.ROOT).contains(MediaType.SERVER_SENT_EVENTS));
        return events
                ? recording(request, asked, 0, RecordingPlace.BODY)
                : new Terms.Welcome(SMALL_BYTES, () -> usage(request), () -> {});
    }

    /** For who sends more than is read there: what is said to a small body too. */
    private HttpAnswer usage(HttpServletRequest request) {
        Optional<String> type = Optional.ofNullable(request.getContentType());
        return RecordingTypes.isOtherSound(type)
                ? refusal(End.UNSUPPORTED, RecordingTypes.refusal(type))
                : usage.answer(gate.endpoint(TranscriptionEndpoint.KIND), request, EndpointHelp.inSteps());
    }

    private Terms chunk(Map<String, String> values, HttpServletRequest request) {
        Optional<AudioUpload> upload = uploads.find(values.getOrDefault("sessionId", ""));
        if (upload.isEmpty()) {
            HttpAnswer noSession = problems.answer(End.NOT_FOUND, AudioResource.NO_SESSION);
            return NUMBERED.matcher(AccessRequests.query(request)).matches()
                    ? new Terms.Refused(noSession)
                    : new Terms.Welcome(SMALL_BYTES, () -> noSession, () -> {});
        }
        try {
            upload.get().arriving();
        } catch (RejectedExecutionException tooMany) {
            return new Terms.Refused(problems.answer(End.RATE_LIMITED));
        }
        return new Terms.Welcome(
                settings.maxMessageBytes(),
                () -> problems.answer(End.TOO_LARGE, Details.of("maxBytes", settings.maxMessageBytes())),
                upload.get()::arrived);
    }

    private Terms admitted(
            String kind,
            HttpServletRequest request,
            AccessRequest asked,
            int mostBytes,
            Supplier<HttpAnswer> tooLarge) {
        Resolved<OneShotPlace> admitted = oneShots.admit(kind, request, asked);
        if (admitted instanceof Resolved.Refused<OneShotPlace> refused) {
            return new Terms.Refused(problems.answer(refused.end(), refused.details()));
        }
        OneShotPlace place = ((Resolved.Found<OneShotPlace>) admitted).what();
        return new Terms.Welcome(mostBytes, tooLarge, place::leave);
    }

    private HttpAnswer refusal(End end, Details details) {
        refusals.refused(end);
        return problems.answer(end, details);
    }
}
