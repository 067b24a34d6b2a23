package org.jackfield.relay.speech;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** Plain requests to the transcription socket's path. */
@Path("/api/ai/transcription")
@RequestScoped
public class TranscriptionResource {

    @Inject
    UsageAnswers answers;

    @GET
    public Response usage(@Context HttpServletRequest request) {
        return answers.usage(SpeechEndpoint.TRANSCRIPTION, request, Usage::ofTranscription);
    }

    @POST
    public Response postedUsage(@Context HttpServletRequest request) {
        return answers.usage(SpeechEndpoint.TRANSCRIPTION, request, Usage::ofPostedTranscription);
    }
}
