package org.jackfield.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.Optional;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.session.LiveSession;
import org.jackfield.session.SessionRegistry;

/** The live sessions: which there are, and the end of one. */
@Path("/sessions")
@RequestScoped
@OperatorsOnly
public class SessionsResource {

    private static final System.Logger LOG = System.getLogger(SessionsResource.class.getName());

    private static final int MOST = 1000;

    @Inject
    SessionRegistry registry;

    @Inject
    OperatorAnswers answers;

    @GET
    public Response list(@QueryParam("limit") @DefaultValue("100") String limit) {
        if (!limit.matches("[1-9][0-9]{0,3}") || Integer.parseInt(limit) > MOST) {
            return answers.badParameter("limit", "limit must be a number from 1 to " + MOST);
        }
        SessionView.Page page = new SessionView.Page(
                registry.size(),
                registry.live().stream()
                        .sorted(Comparator.comparing(LiveSession::age).reversed())
                        .limit(Integer.parseInt(limit))
                        .map(SessionView::of)
                        .toList());
        return answers.json(200, page);
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id) {
        return registry.find(id)
                .map(session -> answers.json(200, SessionView.of(session)))
                .orElseGet(this::unknown);
    }

    @DELETE
    @Path("/{id}")
    public Response end(@PathParam("id") String id) {
        Optional<LiveSession> found = registry.find(id);
        found.ifPresent(session -> {
            LOG.log(Level.INFO, "session={0} is ended by an operator", session.id());
            session.end(End.CLOSED_BY_OPERATOR);
        });
        return found.map(session -> Response.noContent().build()).orElseGet(this::unknown);
    }

    private Response unknown() {
        return answers.refusal(End.NOT_FOUND, Details.inWords("There is no live session of this id."));
    }
}
