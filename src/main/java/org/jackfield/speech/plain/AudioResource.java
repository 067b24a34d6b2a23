package org.jackfield.speech.plain;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.jackfield.http.HttpAnswer;
import org.jackfield.http.HttpProblems;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.RelaySettings;
import org.jackfield.speech.TranscriptionCommand;
import org.jackfield.wire.Json;
import org.jackfield.wire.Message;

/** What the client of an event stream has to say: audio in numbered chunks, and that there will be no more. */
@Path("/api/ai/transcription/{sessionId}")
@RequestScoped
public class AudioResource {

    private static final Message CLOSE_STREAM = Message.text(TranscriptionCommand.FINISH);

    private static final String SEQUENCE = "sequence";

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
            @Context UriInfo address,
            InputStream body,
            @Suspended AsyncResponse answer)
            throws IOException {
        OptionalLong sequence = number(address);
        if (isParameterRefused(address, sequence.isEmpty(), answer)) {
            return;
        }
        withUpload(sessionId, answer, upload -> {
            upload.arriving();
            try {
                take(sequence.getAsLong(), body, upload, answer);
            } finally {
                upload.arrived();
            }
        });
    }

    private void take(long sequence, InputStream body, AudioUpload upload, AsyncResponse answer) throws IOException {
        byte[] chunk = body.readNBytes(settings.maxMessageBytes() + 1);
        if (chunk.length > settings.maxMessageBytes()) {
            answer.resume(refusal(End.TOO_LARGE, Details.of("maxBytes", settings.maxMessageBytes())));
        } else {
            upload.take(sequence, chunk, outcome -> tell(outcome, answer));
        }
    }

    /** With a sequence it waits for exactly the chunks before that number. */
    @POST
    @Path("/finish")
    public void finish(
            @PathParam("sessionId") String sessionId, @Context UriInfo address, @Suspended AsyncResponse answer)
            throws IOException {
        OptionalLong chunks = number(address);
        boolean bad = chunks.isEmpty() && address.getQueryParameters().containsKey(SEQUENCE);
        if (!isParameterRefused(address, bad, answer)) {
            withUpload(sessionId, answer, upload -> {
                upload.finish(CLOSE_STREAM, chunks);
                answer.resume(Response.accepted().build());
            });
        }
    }

    /** The number of the chunk; empty unless there is exactly one that is a number. */
    private static OptionalLong number(UriInfo address) {
        List<String> values = address.getQueryParameters().getOrDefault(SEQUENCE, List.of());
        return values.size() == 1 && values.get(0).matches(NUMBER)
                ? OptionalLong.of(Long.parseLong(values.get(0)))
                : OptionalLong.empty();
    }

    private boolean isParameterRefused(UriInfo address, boolean badSequence, AsyncResponse answer) {
        Optional<HttpAnswer> unknown =
                problems.unknownParameter(address.getQueryParameters().keySet(), Set.of(SEQUENCE));
        String words = "The parameter sequence must be the number of a chunk, counted from 0";
        Details details = Details.of("parameter", SEQUENCE).withWords(words);
        Optional<HttpAnswer> refusal =
                badSequence ? unknown.or(() -> Optional.of(problems.answer(End.PARAMETER, details))) : unknown;
        refusal.ifPresent(refused -> answer.resume(refused.response()));
        return refusal.isPresent();
    }

    /** What is done with an upload. */
    @FunctionalInterface
    private interface Action {
        void with(AudioUpload upload) throws IOException;
    }

    private void withUpload(String sessionId, AsyncResponse answer, Action action) throws IOException {
        Optional<AudioUpload> upload = uploads.find(sessionId);
        if (upload.isEmpty()) {
            String words = "There is no session with this id whose audio comes over HTTP";
            answer.resume(refusal(End.NOT_FOUND, Details.inWords(words)));
            return;
        }
        try {
            action.with(upload.get());
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
        } else {
            answer.resume(refusal(End.CHUNK_LATE, Details.inWords("The audio was finished before this chunk came")));
        }
    }

    private Response refusal(End end, Details details) {
        return problems.answer(end, details).response();
    }
}
