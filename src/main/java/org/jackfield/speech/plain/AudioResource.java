package org.jackfield.speech.plain;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jackfield.http.HttpProblems;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.RelaySettings;
import org.jackfield.speech.TranscriptionCommand;
import org.jackfield.wire.Json;
import org.jackfield.wire.Message;
import org.jspecify.annotations.Nullable;

/** What the client of an event stream has to say: audio in numbered chunks, and that there will be no more. */
@Path("/api/ai/transcription/{sessionId}")
@RequestScoped
public class AudioResource {

    private static final Message CLOSE_STREAM = Message.text(TranscriptionCommand.FINISH);

    /** As many digits as a number of JavaScript can hold. */
    private static final String NUMBER = "[0-9]{1,15}";

    @Inject
    AudioUploads uploads;

    @Inject
    HttpProblems problems;

    @Inject
    RelaySettings settings;

    @POST
    @Path("/audio")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public void audio(
            @PathParam("sessionId") String sessionId,
            @QueryParam("sequence") @Nullable String sequence,
            InputStream body,
            @Suspended AsyncResponse answer)
            throws IOException {
        if (sequence == null || !sequence.matches(NUMBER)) {
            String words = "The parameter sequence must be the number of the chunk, counted from 0";
            answer.resume(
                    refusal(End.PARAMETER, Details.of("parameter", "sequence").withWords(words)));
            return;
        }
        byte[] chunk = body.readNBytes(settings.maxMessageBytes() + 1);
        if (chunk.length > settings.maxMessageBytes()) {
            answer.resume(refusal(End.TOO_LARGE, Details.of("maxBytes", settings.maxMessageBytes())));
            return;
        }
        withUpload(
                sessionId,
                answer,
                upload -> upload.take(Long.parseLong(sequence), chunk, outcome -> tell(outcome, answer)));
    }

    @POST
    @Path("/finish")
    public void finish(@PathParam("sessionId") String sessionId, @Suspended AsyncResponse answer) {
        withUpload(sessionId, answer, upload -> {
            upload.received(CLOSE_STREAM);
            answer.resume(Response.accepted().build());
        });
    }

    private void withUpload(String sessionId, AsyncResponse answer, Consumer<AudioUpload> action) {
        Optional<AudioUpload> upload = uploads.find(sessionId);
        if (upload.isEmpty()) {
            String words = "There is no session with this id whose audio comes over HTTP";
            answer.resume(refusal(End.NOT_FOUND, Details.inWords(words)));
            return;
        }
        try {
            action.accept(upload.get());
        } catch (RejectedExecutionException tooMany) {
            answer.resume(refusal(End.RATE_LIMITED, Details.NONE));
        }
    }

    private void tell(AudioUpload.Outcome outcome, AsyncResponse answer) {
        if (outcome instanceof AudioUpload.Received received) {
            answer.resume(Response.accepted(Json.of(received))
                    .type(MediaType.APPLICATION_JSON)
                    .build());
        } else if (outcome instanceof AudioUpload.Late late) {
            answer.resume(refusal(End.CHUNK_LATE, Details.of("expected", late.expected())));
        }
    }

    private Response refusal(End end, Details details) {
        return problems.answer(end, details).response();
    }
}
