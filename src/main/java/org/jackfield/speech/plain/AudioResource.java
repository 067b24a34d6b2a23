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
import org.jackfield.http.HttpAnswers;
import org.jackfield.problem.End;
import org.jackfield.problem.ErrorObject.Facts;
import org.jackfield.relay.RelaySettings;
import org.jackfield.wire.Json;
import org.jackfield.wire.Message;
import org.jspecify.annotations.Nullable;

/** What the client of an event stream has to say: audio in numbered chunks, and that there will be no more. */
@Path("/api/ai/transcription/{sessionId}")
@RequestScoped
public class AudioResource {

    private static final Message CLOSE_STREAM = Message.text("{\"type\":\"CloseStream\"}");

    /** As many digits as a number of JavaScript can hold. */
    private static final String NUMBER = "[0-9]{1,15}";

    @Inject
    AudioFeeds feeds;

    @Inject
    HttpAnswers answers;

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
            answer.resume(answers.refusal(End.PARAMETER, words, Facts.of("parameter", "sequence")));
            return;
        }
        byte[] chunk = body.readNBytes(settings.maxMessageBytes() + 1);
        if (chunk.length > settings.maxMessageBytes()) {
            answer.resume(refusal(End.TOO_LARGE, Facts.of("maxBytes", settings.maxMessageBytes())));
            return;
        }
        withFeed(
                sessionId,
                answer,
                feed -> feed.take(Long.parseLong(sequence), chunk, outcome -> tell(outcome, answer)));
    }

    @POST
    @Path("/finish")
    public void finish(@PathParam("sessionId") String sessionId, @Suspended AsyncResponse answer) {
        withFeed(sessionId, answer, feed -> {
            feed.received(CLOSE_STREAM);
            answer.resume(Response.accepted().build());
        });
    }

    private void withFeed(String sessionId, AsyncResponse answer, Consumer<AudioFeed> action) {
        Optional<AudioFeed> feed = feeds.find(sessionId);
        if (feed.isEmpty()) {
            String words = "There is no session with this id whose audio comes over HTTP";
            answer.resume(answers.refusal(End.NOT_FOUND, words, Facts.NONE));
            return;
        }
        try {
            action.accept(feed.get());
        } catch (RejectedExecutionException tooMany) {
            answer.resume(refusal(End.RATE_LIMITED, Facts.NONE));
        }
    }

    private void tell(AudioFeed.Outcome outcome, AsyncResponse answer) {
        if (outcome instanceof AudioFeed.Received received) {
            answer.resume(Response.accepted(Json.of(received))
                    .type(MediaType.APPLICATION_JSON)
                    .build());
        } else if (outcome instanceof AudioFeed.Late late) {
            answer.resume(refusal(End.CHUNK_LATE, Facts.of("expected", late.expected())));
        }
    }

    private Response refusal(End end, Facts facts) {
        return answers.refusal(end, end.words(), facts);
    }
}
