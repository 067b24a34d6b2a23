package org.jackfield.speech.plain;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jackfield.access.EndpointGate;
import org.jackfield.http.Bodies;
import org.jackfield.http.EventClient;
import org.jackfield.http.LongAnswer;
import org.jackfield.http.UsageJson;
import org.jackfield.problem.End;
import org.jackfield.speech.EndpointHelp;
import org.jackfield.speech.TranscriptionEndpoint;

/** Posts to the transcription socket's path: how it is used, and the events of a recording for who asks for them. */
@Path("/api/ai/transcription")
@RequestScoped
public class TranscriptionResource {

    /** Taken by those who name it; whoever takes anything gets JSON. */
    private static final String EVENTS_IF_NAMED = MediaType.SERVER_SENT_EVENTS + ";qs=0.1";

    /** For those who name something that there is not, and get JSON all the same. */
    private static final String ANYTHING_ELSE = MediaType.WILDCARD + ";qs=0.01";

    @Inject
    UsageJson usage;

    @Inject
    EndpointGate gate;

    @Inject
    EventStreams streams;

    @Inject
    PlainRequests requests;

    @Inject
    Bodies bodies;

    @POST
    @Produces(ANYTHING_ELSE)
    public Response usage(@Context HttpServletRequest request) {
        Optional<String> type = Optional.ofNullable(request.getContentType());
        if (RecordingTypes.isOtherSound(type)) {
            return requests.refused(End.UNSUPPORTED, RecordingTypes.refusal(type));
        }
        return usage.answer(gate.endpoint(TranscriptionEndpoint.KIND), request, EndpointHelp.inSteps())
                .response();
    }

    /** The same for who takes anything. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Response usageInJson(@Context HttpServletRequest request) {
        return usage(request);
    }

    @POST
    @Produces(EVENTS_IF_NAMED)
    @LongAnswer
    public void recognise(
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Context SseEventSink sink,
            @Context Sse sse) {
        streams.recognise(
                ByteBuffer.wrap(bodies.of(request).takeBytes()), new EventClient(request, response, sink, sse));
    }
}
