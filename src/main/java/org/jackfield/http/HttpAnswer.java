package org.jackfield.http;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jackfield.wire.Json;

/**
 * A short answer, whoever gives it: a resource or the gate.
 *
 * @param status the HTTP status
 * @param type the media type of the body
 * @param headers beside that of the type
 * @param body whole
 */
public record HttpAnswer(int status, String type, Map<String, String> headers, String body) {

    public static final String JSON = "application/json";

    /** A record or a map as JSON. */
    public static HttpAnswer json(int status, Object value, Map<String, String> headers) {
        return new HttpAnswer(status, JSON, headers, Json.of(value));
    }

    /** As a resource answers it. */
    public Response response() {
        Response.ResponseBuilder answer = Response.status(status).type(type).entity(body);
        headers.forEach(answer::header);
        return answer.build();
    }

    /** As a resource throws it that can return no answer, because it was given an event stream. */
    public WebApplicationException exception() {
        return new WebApplicationException(response());
    }

    /** As a filter writes it. */
    public void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setContentType(type);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.flushBuffer();
    }
}
