package org.jackfield.speech.plain;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jackfield.http.Bodies;
import org.jackfield.http.HttpAnswer;
import org.jackfield.http.HttpProblems;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
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

    static final Details NO_SESSION = Details.inWords("There is no session with this id whose audio comes over HTTP");

    @Inject
    AudioUploads uploads;

    @Inject
    HttpProblems problems;

    @Inject
    Bodies bodies;

    @POST
    @Path("/audio")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public void audio(
            @PathParam("sessionId") String sessionId,
            @Context UriInfo address,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse answer) {
        OptionalLong sequence = number(address);
        if (!isParameterRefused(address, sequence.isEmpty(), answer)) {
            byte[] chunk = bodies.of(request).takeBytes();
            withUpload(
                    sessionId,
                    answer,
                    upload -> upload.take(sequence.getAsLong(), chunk, outcome -> tell(outcome, answer)));
        }
    }

    /** With a sequence it waits for exactly the chunks before that number. */
    @POST
    @Path("/finish")
    public void finish(
            @PathParam("sessionId") String sessionId, @Context UriInfo address, @Suspended AsyncResponse answer) {
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

    private void withUpload(String sessionId, AsyncResponse answer, Consumer<AudioUpload> action) {
        Optional<AudioUpload> upload = uploads.find(sessionId);
        if (upload.isEmpty()) {
            answer.resume(refusal(End.NOT_FOUND, NO_SESSION));
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
        } else {
            answer.resume(refusal(End.CHUNK_LATE, Details.inWords("The audio was finished before this chunk came")));
        }
    }

    private Response refusal(End end, Details details) {
        return problems.answer(end, details).response();
    }
}
