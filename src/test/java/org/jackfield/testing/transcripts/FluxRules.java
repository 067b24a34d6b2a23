package org.jackfield.testing.transcripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;

/** The order in which Flux may tell things; it is fed every server message of a session and fails on the first breach. */
public final class FluxRules {

    private static final Set<String> EVENTS =
            Set.of("Update", "StartOfTurn", "EagerEndOfTurn", "TurnResumed", "EndOfTurn");

    private final boolean eagerEvents;
    private long sequenceId;
    private int turnIndex;
    private boolean open;
    private String eager = "";
    private double windowStart;
    private double windowEnd;

    private FluxRules(boolean eagerEvents) {
        this.eagerEvents = eagerEvents;
    }

    /**
     * Checks a whole session.
     *
     * @param eagerEvents whether the session asked for eager ends of turns
     */
    public static void check(List<JsonObject> messages, boolean eagerEvents) {
        FluxRules rules = new FluxRules(eagerEvents);
        messages.forEach(rules::next);
    }

    private void next(JsonObject message) {
        String said = message.toString();
        String type = message.getString("type");
        assertEquals(sequenceId, message.getJsonNumber("sequence_id").longValueExact(), said);
        assertEquals(sequenceId == 0, type.equals("Connected"), said);
        sequenceId++;
        if (type.equals("TurnInfo")) {
            turnInfo(message, message.getString("event"), message.getString("transcript"), said);
        }
    }

    private void turnInfo(JsonObject message, String event, String transcript, String said) {
        assertTrue(EVENTS.contains(event), said);
        assertEquals(turnIndex, message.getInt("turn_index"), said);
        window(message, said);
        words(message, transcript, said);
        switch (event) {
            case "StartOfTurn" -> {
                assertFalse(open, said);
                assertFalse(transcript.isEmpty(), said);
                open = true;
            }
            case "EagerEndOfTurn" -> {
                assertTrue(eagerEvents && open && eager.isEmpty(), said);
                assertFalse(transcript.isEmpty(), said);
                eager = transcript;
            }
            case "TurnResumed" -> {
                assertFalse(eager.isEmpty(), said);
                eager = "";
            }
            case "EndOfTurn" -> endOfTurn(transcript, said);
            default -> assertTrue(open || transcript.isEmpty(), said);
        }
    }

    private void endOfTurn(String transcript, String said) {
        assertTrue(open, said);
        if (!eager.isEmpty()) {
            assertEquals(eager, transcript, said);
        }
        open = false;
        eager = "";
        turnIndex++;
        windowStart = windowEnd;
    }

    private void window(JsonObject message, String said) {
        double end = message.getJsonNumber("audio_window_end").doubleValue();
        assertEquals(windowStart, message.getJsonNumber("audio_window_start").doubleValue(), 1e-9, said);
        assertTrue(end >= windowEnd, said);
        assertTrue(end - windowEnd <= 0.3, "a longer silence than an update allows: " + said);
        windowEnd = end;
        JsonNumber confidence = message.getJsonNumber("end_of_turn_confidence");
        assertTrue(confidence.doubleValue() >= 0 && confidence.doubleValue() <= 1, said);
    }

    private void words(JsonObject message, String transcript, String said) {
        List<JsonObject> words = message.getJsonArray("words").getValuesAs(JsonObject.class);
        assertEquals(
                transcript,
                String.join(" ", words.stream().map(w -> w.getString("word")).toList()),
                said);
        double last = windowStart;
        for (JsonObject word : words) {
            double start = word.getJsonNumber("start").doubleValue();
            double end = word.getJsonNumber("end").doubleValue();
            assertTrue(last <= start + 1e-9 && start <= end && end <= windowEnd + 1e-9, said);
            last = end;
        }
    }
}
