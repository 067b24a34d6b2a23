package org.jackfield.it.extension;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.sse.SseEventSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The Java client of event streams that the server brings: a {@code POST} with the path of a stream has it listen there for
 * as long as it likes, as Ann, a {@code GET} tells the data of each event that it was given, one a line.
 */
@WebServlet(Listener.PATH)
public class Listener extends HttpServlet {

    public static final String PATH = "/listener";

    private static final long serialVersionUID = 1;

    private final transient List<String> heard = new CopyOnWriteArrayList<>();
    private final transient List<AutoCloseable> open = new CopyOnWriteArrayList<>();

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        leave();
        heard.clear();
        String path = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Client client = ClientBuilder.newClient();
        client.register((ClientRequestFilter) asked -> asked.getHeaders().add(ByHeader.HEADER, "ann"));
        SseEventSource source = SseEventSource.target(
                        client.target("http://127.0.0.1:" + request.getLocalPort() + path))
                .build();
        open.addAll(List.of(source, client));
        source.register(event -> heard.add(event.readData()));
        source.open();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getOutputStream().write(String.join("\n", heard).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void destroy() {
        leave();
    }

    private void leave() {
        for (AutoCloseable one : open) {
            try {
                one.close();
            } catch (Exception gone) {
                log("A listener did not close.", gone);
            }
        }
        open.clear();
    }
}
