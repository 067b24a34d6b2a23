package org.jackfield;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.jackfield.http.LongAnswerFilter;
import org.jackfield.http.WholeJson;
import org.jackfield.speech.plain.AudioResource;
import org.jackfield.speech.plain.EventsResource;
import org.jackfield.speech.plain.RecognitionResource;
import org.jackfield.speech.plain.SpeechResource;
import org.jackfield.speech.plain.TranscriptionResource;

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
                LongAnswerFilter.class,
                WholeJson.class,
                ProblemMapper.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return Undescribed.PROPERTIES;
    }
}
