package org.jackfield.testing.sockets;

import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An answer of server-sent events, read event by event as the HTML standard has it; or what came instead of one. */
public final class EventStream implements AutoCloseable {

    public static final String TYPE = "text/event-stream";

    private final HttpResponse<InputStream> answer;
    private final BufferedReader lines;
    private final List<JsonObject> events = new ArrayList<>();
    private int comments;
    private String id = "";
    private String retry = "";

    public EventStream(HttpResponse<InputStream> answer) {
        this.answer = answer;
        this.lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    public int status() {
        return answer.statusCode();
    }

    public String header(String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** The next event; empty at the end of the stream. */
    public Optional<JsonObject> next() {
        String name = "message";
        List<String> data = new ArrayList<>();
        for (Optional<String> line = line(); line.isPresent(); line = line()) {
            String said = line.get();
            if (said.startsWith(":")) {
                comments++;
            } else if (said.startsWith("id:")) {
                id = said.substring("id:".length()).strip();
            } else if (said.startsWith("retry:")) {
                retry = said.substring("retry:".length()).strip();
            } else if (said.startsWith("event:")) {
                name = said.substring("event:".length()).strip();
            } else if (said.startsWith("data:")) {
                data.add(said.substring("data:".length()).strip());
            } else if (said.isEmpty() && !data.isEmpty()) {
                return Optional.of(remembered(name, String.join("\n", data)));
            }
        }
        return Optional.empty();
    }

    private JsonObject remembered(String name, String data) {
        JsonObject event = TestClient.json(data);
        if (!event.getString("type").equals(name)) {
            throw new AssertionError("The event " + name + " holds " + data);
        }
        events.add(event);
        return event;
    }

    private Optional<String> line() {
        try {
            return Optional.ofNullable(lines.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads on to the next event of a type. */
    public JsonObject await(String type) {
        for (Optional<JsonObject> event = next(); event.isPresent(); event = next()) {
            if (event.get().getString("type").equals(type)) {
                return event.get();
            }
        }
        throw new AssertionError("The stream ended before " + type + ": " + events);
    }

    /** Reads on until there were so many comments. */
    public void awaitComments(int number) {
        int before = comments;
        while (comments < before + number) {
            String line = line().orElseThrow(() -> new AssertionError("The stream ended: " + events));
            if (line.startsWith(":")) {
                comments++;
            }
        }
    }

    /** All events so far. */
    public List<JsonObject> events() {
        return List.copyOf(events);
    }

    /** The id of the last event that had one; empty before. */
    public String lastEventId() {
        return id;
    }

    /** After how many milliseconds the client was last asked to come back; empty if it was not. */
    public String retry() {
        return retry;
    }

    /** What was not read, as it is. */
    public String rest() {
        return lines.lines().collect(Collectors.joining("\n"));
    }

    @Override
    public void close() throws IOException {
        answer.body().close();
    }
}
