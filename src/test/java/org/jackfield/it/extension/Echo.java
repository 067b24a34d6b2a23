package org.jackfield.it.extension;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jackfield.access.Endpoint;
import org.jackfield.access.Resolved;
import org.jackfield.access.Way;
import org.jackfield.session.SessionFactory;

/** An endpoint whose sessions have no leg but the client's: what is said comes back. */
@ApplicationScoped
public class Echo implements Endpoint {

    public static final String PATH = "/ws/echo/{room}";

    @Inject
    SessionFactory factory;

    @Override
    public String kind() {
        return "echo";
    }

    @Override
    public List<Way> ways() {
        return List.of(Way.socket(PATH));
    }

    @Override
    public boolean isServed() {
        return true;
    }

    @Override
    public List<String> missing() {
        return List.of();
    }

    @Override
    public Map<String, Object> help(String webSocketUrl) {
        return Map.of("info", "What is said comes back.");
    }

    @Override
    public Resolved<Opening> resolve(Map<String, String> values, String query) {
        return new Resolved.Found<>(grant -> new EchoSession(factory, grant, values.getOrDefault("room", "")));
    }
}
