package org.jackfield;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.jackfield.health.DiagnosisResource;
import org.jackfield.health.HealthResource;

/** What operators ask: health and diagnosis. */
@ApplicationPath("/api")
public class ApiApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(HealthResource.class, DiagnosisResource.class, ProblemMapper.class);
    }
}
