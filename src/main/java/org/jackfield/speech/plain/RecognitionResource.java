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
import java.util.Base64;
import java.util.List;
import java.util.Optional;
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
    RelaySettings settings;

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public void recognise(List<EntityPart> parts, @Context HttpServletRequest request, @Suspended AsyncResponse answer)
            throws IOException {
        byte[] recording = new byte[0];
        for (EntityPart part : parts) {
            if (part.getName().equals("audio")) {
                try (InputStream content = part.getContent()) {
                    recording = content.readNBytes(settings.oneShotBytes() + 1);
                }
            }
        }
        recognition.recognise(recording, new Asked(request, answer));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public void recognise(
            @Nullable Recording body, @Context HttpServletRequest request, @Suspended AsyncResponse answer) {
        recognition.recognise(
                body == null ? new byte[0] : decoded(body.audioBase64().orElse("")), new Asked(request, answer));
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
