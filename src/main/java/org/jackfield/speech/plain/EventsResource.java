package org.jackfield.speech.plain;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.jackfield.http.EventClient;
import org.jackfield.http.LongAnswer;

/** A transcription session as an event stream. */
@Path("/api/ai/transcription/events")
@RequestScoped
public class EventsResource {

    @Inject
    EventStreams streams;

    /** Nothing is opened, and 204 is said, for a client that comes back by itself and need not. */
    @GET
    @LongAnswer
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void open(
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Context SseEventSink sink,
            @Context Sse sse) {
        EventClient client = new EventClient(request, response, sink, sse);
        if (client.isOver()) {
            throw new WebApplicationException(Response.noContent()
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build());
        }
        streams.open(client);
    }

    /** Opens nothing. */
    @HEAD
    public Response head() {
        return Response.ok().type(MediaType.SERVER_SENT_EVENTS).build();
    }
}
