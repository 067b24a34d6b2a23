package org.jackfield.testing.transcripts;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jackfield.wire.Message;

/**
 * A conversation on one WebSocket with an upstream, written down message by message.
 *
 * <p>The file has a JSON object a line: {@code from} is {@code client} or {@code upstream}, {@code atMillis} counts from the
 * 101, and {@code text} or {@code base64} is the message. A line with a {@code comment} instead says what the transcript
 * shows. How the connection ends is not a line: it follows from the last message of the client.
 *
 * @param comment what it shows
 * @param lines the messages in order of time
 */
public record Conversation(String comment, List<Line> lines) {

    /** Who sent a message. */
    public enum Sender {
        CLIENT,
        UPSTREAM
    }

    /**
     * One message.
     *
     * @param atMillis when it was sent, from the 101 on
     */
    public record Line(Sender from, long atMillis, Message message) {}

    /** Reads {@code /transcripts/<name>.jsonl}, e.g. {@code deepgram/flux-one-turn}. */
    public static Conversation read(String name) throws IOException {
        try (InputStream in = Conversation.class.getResourceAsStream("/transcripts/" + name + ".jsonl")) {
            return parse(new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static Conversation parse(String text) {
        List<JsonObject> objects = text.lines()
                .filter(line -> !line.isBlank())
                .map(Conversation::object)
                .toList();
        String comment = objects.stream()
                .filter(object -> object.containsKey("comment"))
                .map(object -> object.getString("comment"))
                .findFirst()
                .orElse("");
        List<Line> lines = objects.stream()
                .filter(object -> !object.containsKey("comment"))
                .map(Conversation::line)
                .toList();
        return new Conversation(comment, lines);
    }

    /** The messages of one side. */
    public Stream<Message> messages(Sender from) {
        return lines.stream().filter(line -> line.from() == from).map(Line::message);
    }

    /** The text messages of one side as JSON. */
    public List<JsonObject> objects(Sender from) {
        return messages(from)
                .filter(Message.Text.class::isInstance)
                .map(message -> object(((Message.Text) message).text()))
                .toList();
    }

    private static Line line(JsonObject object) {
        return new Line(
                sender(object.getString("from")),
                object.getJsonNumber("atMillis").longValueExact(),
                message(object));
    }

    private static Sender sender(String from) {
        return switch (from) {
            case "client" -> Sender.CLIENT;
            case "upstream" -> Sender.UPSTREAM;
            default -> throw new IllegalArgumentException("Nobody is called " + from);
        };
    }

    private static Message message(JsonObject object) {
        if (object.containsKey("text") == object.containsKey("base64")) {
            throw new IllegalArgumentException("A line has either text or base64: " + object.keySet());
        }
        return object.containsKey("text")
                ? Message.text(object.getString("text"))
                : Message.binary(Base64.getDecoder().decode(object.getString("base64")));
    }

    private static JsonObject object(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
