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
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jackfield.access.Resolved;
import org.jackfield.http.Base64Decoder;
import org.jackfield.relay.RelaySettings;
import org.jackfield.speech.plain.PlainRequests.Asked;
import org.jspecify.annotations.Nullable;

/** Plain requests to have a recording recognised. */
@Path("/api/ai/speech")
@RequestScoped
public class RecognitionResource {

    /** The body in JSON: a WAV in base64. */
    public record Recording(Optional<String> audioBase64) {}

    @Inject
    OneShotRecognition recognition;

    @Inject
    Recordings recordings;

    @Inject
    RelaySettings settings;

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public void recognise(List<EntityPart> parts, @Context HttpServletRequest request, @Suspended AsyncResponse answer)
            throws IOException {
        byte[] file = new byte[0];
        for (EntityPart part : parts) {
            if (part.getName().equals("audio")) {
                try (InputStream content = part.getContent()) {
                    file = content.readNBytes(settings.oneShotBytes() + 1);
                }
            }
        }
        recognition.recognise(
                new Resolved.Found<>(ByteBuffer.wrap(file)), RecordingPlace.FORM_PART, new Asked(request, answer));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public void recognise(
            @Nullable Recording body, @Context HttpServletRequest request, @Suspended AsyncResponse answer) {
        Base64Decoder base64 = new Base64Decoder(settings.oneShotBytes());
        base64.take(body == null ? "" : body.audioBase64().orElse(""));
        recognition.recognise(
                recordings.decoded(base64, RecordingPlace.JSON_MEMBER),
                RecordingPlace.JSON_MEMBER,
                new Asked(request, answer));
    }
}
