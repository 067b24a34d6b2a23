package org.jackfield.speech.plain;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jackfield.http.LongAnswer;
import org.jackfield.speech.plain.PlainRequests.Asked;
import org.jspecify.annotations.Nullable;

/** Plain requests for speech: as it is generated, or in one piece. */
@Path("/api/ai")
@RequestScoped
public class SpeechResource {

    @Inject
    OneShotSpeech speech;

    /** Streams a WAV of unknown length while it is generated. */
    @POST
    @Path("/tts-stream")
    @Consumes(MediaType.APPLICATION_JSON)
    @LongAnswer
    public void stream(
            @Nullable SpeechRequest request, @Context HttpServletRequest http, @Suspended AsyncResponse answer) {
        speech.stream(request, new Asked(http, answer));
    }

    /** Answers JSON with the whole WAV in base64. */
    @POST
    @Path("/tts")
    @Consumes(MediaType.APPLICATION_JSON)
    public void whole(
            @Nullable SpeechRequest request, @Context HttpServletRequest http, @Suspended AsyncResponse answer) {
        speech.whole(request, new Asked(http, answer));
    }
}
