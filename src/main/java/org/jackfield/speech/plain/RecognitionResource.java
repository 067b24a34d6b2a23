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
import org.jackfield.http.Bodies;
import org.jackfield.speech.plain.PlainRequests.Asked;

/** Plain requests to have a recording recognised. */
@Path("/api/ai/speech")
@RequestScoped
public class RecognitionResource {

    @Inject
    OneShotRecognition recognition;

    @Inject
    RecordingBodies recordings;

    @Inject
    Bodies bodies;

    /** A form with the recording as its part {@code audio}. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public void form(@Context HttpServletRequest request, @Suspended AsyncResponse answer) {
        recognition.recognise(
                recordings.ofForm(bodies.of(request), request.getContentType()),
                RecordingPlace.FORM_PART,
                new Asked(request, answer));
    }

    /** JSON with the recording in base64 as {@code audioBase64}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public void json(@Context HttpServletRequest request, @Suspended AsyncResponse answer) {
        recognition.recognise(
                recordings.ofJson(bodies.of(request)), RecordingPlace.JSON_MEMBER, new Asked(request, answer));
    }
}
