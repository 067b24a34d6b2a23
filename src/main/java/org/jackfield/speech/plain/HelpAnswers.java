package org.jackfield.speech.plain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jackfield.access.AccessSettings;
import org.jackfield.http.AccessRequests;
import org.jackfield.http.HttpProblems;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.speech.Entrance;
import org.jackfield.speech.SpeechEndpoint;
import org.jackfield.speech.SpeechSettings;
import org.jackfield.upstream.Upstreams;
import org.jackfield.wire.Json;

/** Answers plain requests to socket paths: what is not configured, else how the path is used. */
@ApplicationScoped
public class HelpAnswers {

    @Inject
    SpeechSettings speech;

    @Inject
    Upstreams upstreams;

    @Inject
    AccessSettings access;

    @Inject
    HttpProblems answers;

    Response usage(
            SpeechEndpoint endpoint,
            HttpServletRequest request,
            BiFunction<String, String, Map<String, Object>> usage) {
        if (!speech.serves(endpoint)) {
            return answers.refusal(End.NOT_FOUND, Entrance.SWITCHED_OFF, Details.NONE);
        }
        List<String> missing = upstreams.missing();
        if (!missing.isEmpty()) {
            return answers.notConfigured(missing);
        }
        String path = request.getContextPath() + endpoint.path();
        String url = AccessRequests.address(request, access).webSocketUrl(path);
        String model = upstreams.defaultModel(endpoint.capability()).catalogueName();
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON)
                .header("Upgrade", "websocket")
                .header("Access-Control-Allow-Origin", "*")
                .entity(Json.of(usage.apply(url, model)))
                .build();
    }
}
