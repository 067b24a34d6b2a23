package org.jackfield.upstream.deepgram;

import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jackfield.upstream.Heard;
import org.jackfield.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event of Flux or Nova in one pass.
 *
 * <p>Flux ({@code TurnInfo} of {@code /v2/listen}) has {@code transcript}, a confidence for each word, and the words are
 * final with the {@code event} that ends a turn. Nova ({@code Results} of {@code /v1/listen}) has transcript and confidence in
 * {@code channel.alternatives[0]}, and says {@code is_final}.
 */
final class EventReader {

    private static final String END_OF_TURN = "EndOfTurn";

    private @Nullable String text;
    private boolean hasText;
    private @Nullable String confidence;
    private boolean hasConfidence;
    private double wordConfidence;
    private int words;
    private boolean isFinal;

    private EventReader() {}

    /** Empty if {@code event} is not a JSON object. */
    static Optional<Heard> read(String event) {
        EventReader reader = new EventReader();
        try (JsonParser parser = Json.parser(event)) {
            if (parser.next() != Event.START_OBJECT) {
                return Optional.empty();
            }
            reader.readEvent(parser);
            return parser.hasNext() ? Optional.empty() : Optional.of(reader.heard());
        } catch (JsonException | NoSuchElementException notJson) {
            return Optional.empty();
        }
    }

    private Heard heard() {
        return new Heard(Optional.ofNullable(text), confidence(), isFinal, hasText, hasConfidence);
    }

    /** The mean of the words' where there is no other. */
    private Optional<String> confidence() {
        if (confidence == null && words > 0) {
            return Optional.of(Double.toString(Math.round(wordConfidence / words * 10_000) / 10_000.0));
        }
        return Optional.ofNullable(confidence);
    }

    private void readEvent(JsonParser parser) {
        while (parser.next() != Event.END_OBJECT) {
            String key = parser.getString();
            Event value = parser.next();
            switch (key) {
                case "text" -> readText(parser, value, true);
                case "transcript" -> readText(parser, value, false);
                case "confidence" -> readConfidence(parser, value);
                case "channel" -> readChannel(parser, value);
                case "words" -> readWords(parser, value);
                case "event" -> readEnd(parser, value);
                case "is_final" -> isFinal = value == Event.VALUE_TRUE;
                default -> Json.skip(parser, value);
            }
        }
    }

    private void readEnd(JsonParser parser, Event value) {
        isFinal = value == Event.VALUE_STRING && parser.getString().equals(END_OF_TURN);
        Json.skip(parser, value);
    }

    private void readText(JsonParser parser, Event value, boolean own) {
        if (value != Event.VALUE_STRING) {
            Json.skip(parser, value);
        } else if (own || !hasText) {
            text = parser.getString();
            hasText |= own;
        }
    }

    private void readConfidence(JsonParser parser, Event value) {
        hasConfidence = true;
        Json.skip(parser, value);
    }

    private void readChannel(JsonParser parser, Event value) {
        if (value != Event.START_OBJECT) {
            Json.skip(parser, value);
            return;
        }
        while (parser.next() != Event.END_OBJECT) {
            boolean alternatives = parser.getString().equals("alternatives");
            Event member = parser.next();
            if (alternatives && member == Event.START_ARRAY) {
                readFirstAlternative(parser);
            } else {
                Json.skip(parser, member);
            }
        }
    }

    private void readFirstAlternative(JsonParser parser) {
        Event first = parser.next();
        if (first == Event.END_ARRAY) {
            return;
        }
        if (first == Event.START_OBJECT) {
            while (parser.next() != Event.END_OBJECT) {
                String key = parser.getString();
                Event value = parser.next();
                if (key.equals("transcript")) {
                    readText(parser, value, false);
                } else if (key.equals("confidence") && value == Event.VALUE_NUMBER) {
                    confidence = parser.getBigDecimal().toString();
                } else {
                    Json.skip(parser, value);
                }
            }
        } else {
            Json.skip(parser, first);
        }
        Json.leave(parser);
    }

    private void readWords(JsonParser parser, Event value) {
        if (value != Event.START_ARRAY) {
            Json.skip(parser, value);
            return;
        }
        for (Event word = parser.next(); word != Event.END_ARRAY; word = parser.next()) {
            if (word == Event.START_OBJECT) {
                readWord(parser);
            } else {
                Json.skip(parser, word);
            }
        }
    }

    private void readWord(JsonParser parser) {
        while (parser.next() != Event.END_OBJECT) {
            String key = parser.getString();
            Event value = parser.next();
            if (key.equals("confidence") && value == Event.VALUE_NUMBER) {
                wordConfidence += parser.getBigDecimal().doubleValue();
                words++;
            } else {
                Json.skip(parser, value);
            }
        }
    }
}
