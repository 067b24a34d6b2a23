package org.jackfield.speech.plain;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.io.InputStream;
import org.jackfield.http.EventClient;
import org.jackfield.relay.RelaySettings;
import org.jackfield.speech.SpeechEndpoint;

/** Plain requests to the transcription socket's path: how it is used, and the events of a recording for who asks for them. */
@Path("/api/ai/transcription")
@RequestScoped
public class TranscriptionResource {

    private static final String WAV = "audio/wav";

    /** Taken by those who name it; whoever takes anything gets JSON. */
    private static final String EVENTS_IF_NAMED = MediaType.SERVER_SENT_EVENTS + ";qs=0.1";

    @Inject
    HelpAnswers answers;

    @Inject
    EventStreams streams;

    @Inject
    RelaySettings settings;

    @GET
    public Response usage(@Context HttpServletRequest request) {
        return answers.usage(SpeechEndpoint.TRANSCRIPTION, request, EndpointHelp::ofTranscription);
    }

    @POST
    public Response postedUsage(@Context HttpServletRequest request) {
        return answers.usage(SpeechEndpoint.TRANSCRIPTION, request, EndpointHelp::ofPostedTranscription);
    }

    /** The same for a recording whose sender does not ask for events. */
    @POST
    @Consumes(WAV)
    @Produces(MediaType.APPLICATION_JSON)
    public Response recordingUsage(@Context HttpServletRequest request) {
        return postedUsage(request);
    }

    @POST
    @Consumes(WAV)
    @Produces(EVENTS_IF_NAMED)
    public void recognise(
            InputStream body,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Context SseEventSink sink,
            @Context Sse sse)
            throws IOException {
        streams.recognise(body.readNBytes(settings.oneShotBytes() + 1), new EventClient(request, response, sink, sse));
    }
}
