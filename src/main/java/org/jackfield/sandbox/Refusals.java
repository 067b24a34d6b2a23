package org.jackfield.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.OptionalInt;
import org.jackfield.problem.End;
import org.jackfield.sandbox.peer.JsonObjects;
import org.jackfield.upstream.RefusalTable;

/** The refusals of the gateway and of its models, in the words and shapes of theirs, and what they mean. */
final class Refusals {

    /** Of a parameter that is not good, and of what was rehearsed without a code of its own, the status says enough. */
    static final RefusalTable TABLE = RefusalTable.ofMembers("code", "internalCode")
            .codes(End.UNAUTHORIZED, "2009")
            .codes(End.GATEWAY_NOT_FOUND, "2001")
            .codes(End.ACCOUNT_MISMATCH, "7003")
            .codes(End.MODEL_NOT_FOUND, "5007")
            .codes(End.FORBIDDEN, "5018")
            .codes(End.UPSTREAM_BUSY, "2003");

    private static final int RETRY_AFTER_SECONDS = 7;

    private Refusals() {}

    static SandboxDecision.Refused unauthorized() {
        return gateway(401, 2009, "Unauthorized");
    }

    static SandboxDecision.Refused unknownGateway() {
        return gateway(400, 2001, "Please configure AI Gateway in the Cloudflare dashboard");
    }

    static SandboxDecision.Refused unknownAccount() {
        return gateway(
                404, 7003, "Could not route to the requested account, perhaps your object identifier is invalid?");
    }

    static SandboxDecision.Refused unknownModel() {
        return model(400, 5007, "No such model");
    }

    static SandboxDecision.Refused badParameter(String name, String problem) {
        return model(400, 5004, "Invalid data: parameter '" + name + "' " + problem);
    }

    /** A plausible refusal with the status that a rehearsal asks for. */
    static SandboxDecision.Refused rehearsed(int httpStatus) {
        return switch (httpStatus) {
            case 400 -> model(400, 5004, "Invalid data");
            case 401 -> unauthorized();
            case 402 -> gateway(402, 2021, "Insufficient credits");
            case 403 -> model(403, 5018, "This account is not allowed to access this model");
            case 404 -> unknownAccount();
            case 429 ->
                new SandboxDecision.Refused(
                        429, gateway(429, 2003, "Rate limited").jsonBody(), OptionalInt.of(RETRY_AFTER_SECONDS));
            default -> gateway(httpStatus, 2005, httpStatus < 500 ? "Request failed" : "Provider request failed");
        };
    }

    private static SandboxDecision.Refused gateway(int httpStatus, int code, String message) {
        JsonObjectBuilder body = JsonObjects.object()
                .add("success", false)
                .add("result", JsonValue.EMPTY_JSON_ARRAY)
                .add("messages", JsonValue.EMPTY_JSON_ARRAY)
                .add("error", errors(code, message))
                .add("name", "AiGatewayError")
                .add("httpCode", httpStatus)
                .add("internalCode", code)
                .add("message", message);
        return refused(httpStatus, body);
    }

    private static SandboxDecision.Refused model(int httpStatus, int code, String message) {
        JsonObjectBuilder body = JsonObjects.object()
                .add("result", JsonValue.NULL)
                .add("success", false)
                .add("errors", errors(code, message))
                .add("messages", JsonValue.EMPTY_JSON_ARRAY);
        return refused(httpStatus, body);
    }

    private static JsonArray errors(int code, String message) {
        return JsonObjects.build()
                .createArrayBuilder()
                .add(JsonObjects.object().add("code", code).add("message", message))
                .build();
    }

    private static SandboxDecision.Refused refused(int httpStatus, JsonObjectBuilder body) {
        return new SandboxDecision.Refused(httpStatus, body.build().toString(), OptionalInt.empty());
    }
}
