package org.jackfield;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.jackfield.relay.speech.AudioResource;
import org.jackfield.relay.speech.EventsResource;
import org.jackfield.relay.speech.RecognitionResource;
import org.jackfield.relay.speech.SpeechResource;
import org.jackfield.relay.speech.TranscriptionResource;
import org.jackfield.relay.speech.WholeJson;

/** The speech endpoints over plain HTTP. Mounted below the root, where it would hide pages and sockets. */
@ApplicationPath("/demo")
public class DemoApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                TranscriptionResource.class,
                EventsResource.class,
                AudioResource.class,
                SpeechResource.class,
                RecognitionResource.class,
                WholeJson.class,
                ProblemMapper.class);
    }
}
