package org.jackfield.bench;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.File;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** An application beside Jackfield whose event streams say one thing and stay open: what a stream costs the server alone. */
@Path("/events")
public class BareEvents {

    /** Where they are, on the server that runs it. */
    static final String PATH = "/bare/api/events";

    private static final Collection<SseEventSink> OPEN = new ConcurrentLinkedQueue<>();

    /** Its root. */
    @ApplicationPath("/api")
    public static class Root extends Application {}

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void open(@Context SseEventSink sink, @Context Sse sse) {
        OPEN.add(sink);
        sink.send(sse.newEvent("session", "{}"));
    }

    /** Writes it as a WAR, which is served by its name. */
    static File war(java.nio.file.Path directory) {
        File file = directory.resolve("bare.war").toFile();
        WebArchive archive = ShrinkWrap.create(WebArchive.class).addClasses(BareEvents.class, Root.class);
        archive.as(ZipExporter.class).exportTo(file, true);
        return file;
    }
}
