package org.jackfield.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** All figures for Prometheus, as OpenMetrics to who asks for that. */
@Path("/metrics")
@RequestScoped
@ScrapersOnly
public class MetricsResource {

    @Inject
    Meters meters;

    @GET
    public Response metrics(@HeaderParam(HttpHeaders.ACCEPT) @DefaultValue("") String accept) {
        String type = accept.contains("application/openmetrics-text") ? Meters.OPEN_METRICS : Meters.TEXT;
        return Response.ok(meters.inFormOf(type))
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
