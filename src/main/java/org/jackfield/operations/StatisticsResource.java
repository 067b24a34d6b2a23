package org.jackfield.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** What went on in the last hour. */
@Path("/admin/statistics")
@RequestScoped
@OperatorsOnly
public class StatisticsResource {

    @Inject
    Statistics statistics;

    @Inject
    OperatorAnswers answers;

    @GET
    public Response statistics() {
        return answers.json(200, statistics.told());
    }
}
