package org.jackfield.testing.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.jackfield.testing.sockets.EventStream;
import org.jackfield.testing.sockets.RawHttp;
import org.jackfield.testing.sockets.RawWebSocket;
import org.jackfield.testing.sockets.TestClient;

/** The deployment under test, as clients on this machine see it. */
public final class Site {

    public static final String TRANSCRIPTION = "/demo/api/ai/transcription";
    public static final String SPEECH = "/demo/api/ai/tts-stream";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;

    /** @param deployed what the container says of its address, of which the port alone can be trusted */
    public Site(URL deployed) {
        this.port = deployed.getPort();
    }

    private Site(int port) {
        this.port = port;
    }

    public int port() {
        return port;
    }

    /** The same site by way of another port, e.g. a proxy's. */
    public Site through(int other) {
        return new Site(other);
    }

    public TestClient connect(String pathAndQuery) {
        return TestClient.connect(HTTP, URI.create("ws://127.0.0.1:" + port + pathAndQuery));
    }

    /** The same with a header. */
    public TestClient connect(String pathAndQuery, String name, String value) {
        return TestClient.connect(HTTP, URI.create("ws://127.0.0.1:" + port + pathAndQuery), name, value);
    }

    /** A connection on which nothing was said yet. */
    public RawHttp raw() {
        return new RawHttp(port);
    }

    /** The same from another address of this machine. */
    public RawHttp rawFrom(String address) {
        return new RawHttp(port, address);
    }

    /** What the server answers to these lines on a connection of their own. */
    public RawHttp.Answer ask(String... lines) {
        try (RawHttp connection = raw()) {
            return connection.ask(lines);
        }
    }

    /** An open WebSocket on which the client does nothing by itself. */
    public RawHttp upgraded(String pathAndQuery) {
        RawHttp connection = raw();
        RawHttp.Answer answer = connection.ask(RawHttp.upgrade(pathAndQuery));
        if (answer.status() != 101) {
            throw new AssertionError("The upgrade was refused: " + answer);
        }
        return connection;
    }

    /** An open WebSocket on which any bytes can be sent. */
    public RawWebSocket open(String pathAndQuery) {
        return RawWebSocket.open(port, pathAndQuery);
    }

    /** The same with small buffers on the client's side. */
    public RawWebSocket openSmall(String pathAndQuery) {
        return RawWebSocket.openSmall(port, pathAndQuery);
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET().build(), BodyHandlers.ofString());
    }

    /** With a bearer's key, and a header more if there is one: its name and its value. */
    public HttpResponse<String> authorized(String method, String path, String key, String... header) {
        HttpRequest.Builder request = request(path).header("Authorization", "Bearer " + key);
        if (header.length > 0) {
            request.headers(header);
        }
        return send(request.method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> head(String path) {
        return send(request(path).method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> post(String path, String type, byte[] body) {
        return send(posted(path, type, body), BodyHandlers.ofString());
    }

    public HttpResponse<String> postJson(String path, String json) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    /** The answer as soon as its head is there; its body is read from the stream. */
    public HttpResponse<InputStream> postForStream(String path, String type, byte[] body) {
        return send(posted(path, type, body), BodyHandlers.ofInputStream());
    }

    /** Asks for events, with a header more if there is one: its name and its value. */
    public EventStream events(String path, String... header) {
        HttpRequest.Builder request = request(path).header("Accept", EventStream.TYPE);
        if (header.length > 0) {
            request.headers(header);
        }
        return new EventStream(send(request.GET().build(), BodyHandlers.ofInputStream()));
    }

    /** Posts a WAV and asks for its events. */
    public EventStream eventsOf(String path, byte[] recording) {
        return eventsOf(path, Optional.of("audio/wav"), recording);
    }

    /** The same under a media type, or under none. */
    public EventStream eventsOf(String path, Optional<String> type, byte[] recording) {
        HttpRequest.Builder request =
                request(path).header("Accept", EventStream.TYPE).POST(BodyPublishers.ofByteArray(recording));
        type.ifPresent(name -> request.header("Content-Type", name));
        return new EventStream(send(request.build(), BodyHandlers.ofInputStream()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpRequest posted(String path, String type, byte[] body) {
        return request(path)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return HTTP.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
