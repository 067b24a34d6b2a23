package org.jackfield;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.jackfield.health.DiagnosisResource;
import org.jackfield.health.HealthResource;
import org.jackfield.usage.AdminFilter;
import org.jackfield.usage.DrainResource;
import org.jackfield.usage.MetricsResource;
import org.jackfield.usage.ScraperFilter;
import org.jackfield.usage.SessionsResource;
import org.jackfield.usage.StatisticsResource;

/** What operators ask and order. */
@ApplicationPath("/api")
public class ApiApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                HealthResource.class,
                DiagnosisResource.class,
                MetricsResource.class,
                StatisticsResource.class,
                SessionsResource.class,
                DrainResource.class,
                AdminFilter.class,
                ScraperFilter.class,
                ProblemMapper.class);
    }
}
