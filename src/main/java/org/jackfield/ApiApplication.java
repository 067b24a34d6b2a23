package org.jackfield;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.jackfield.diagnosis.DiagnosisResource;
import org.jackfield.health.EndpointsResource;
import org.jackfield.health.HealthResource;
import org.jackfield.operations.DrainResource;
import org.jackfield.operations.MetricsResource;
import org.jackfield.operations.OperatorFilter;
import org.jackfield.operations.ScraperFilter;
import org.jackfield.operations.SessionsResource;
import org.jackfield.operations.StatisticsResource;

/** What operators ask and order. */
@ApplicationPath("/api")
public class ApiApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                HealthResource.class,
                EndpointsResource.class,
                DiagnosisResource.class,
                MetricsResource.class,
                StatisticsResource.class,
                SessionsResource.class,
                DrainResource.class,
                OperatorFilter.class,
                ScraperFilter.class,
                ProblemMapper.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return Undescribed.PROPERTIES;
    }
}
