package org.jackfield.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jackfield.config.Secret;
import org.jackfield.upstream.Gateway;
import org.jackfield.upstream.Parameter;
import org.jackfield.upstream.Query;
import org.jackfield.upstream.RefusalTable;
import org.jackfield.upstream.Route;
import org.jackfield.upstream.Target;

/** The way to the sandbox of this deployment, over a socket of its own machine. */
public final class SandboxGateway implements Gateway {

    /** The value of {@code jackfield.gateway} that chooses it. */
    public static final String NAME = "sandbox";

    /** Where the sandbox is mounted under the context root. */
    public static final String PATH = "/sandbox/v1/" + SandboxGate.PLACE + "/" + SandboxGate.PLACE + "/workers-ai";

    /** The header that carries the token of an AI gateway. */
    public static final String AUTHORIZATION = "cf-aig-authorization";

    private static final List<String> SECURE = List.of("https", "wss");

    private final Supplier<URI> base;
    private final Secret token;

    /**
     * @param base the address of this deployment with its context path, e.g. {@code http://127.0.0.1:8080/}
     * @param token what the sandbox expects
     */
    public SandboxGateway(Supplier<URI> base, Secret token) {
        this.base = base;
        this.token = token;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> missing() {
        return List.of();
    }

    @Override
    public List<Parameter> extras() {
        return List.of(Fault.PARAMETER);
    }

    @Override
    public boolean isRehearsal() {
        return true;
    }

    @Override
    public String notice() {
        return "This is the sandbox: words come from a script, and no speech service is asked.";
    }

    @Override
    public RefusalTable refusals() {
        return Refusals.TABLE;
    }

    @Override
    public Target target(Route route) {
        URI here = base.get();
        String scheme = SECURE.contains(here.getScheme()) ? "wss" : "ws";
        String context = here.getPath().endsWith("/")
                ? here.getPath().substring(0, here.getPath().length() - 1)
                : here.getPath();
        Query query = new Query()
                .add("model", route.model().catalogueName())
                .addAll(route.parameters())
                .addAll(route.extras());
        URI uri = URI.create(scheme + "://" + here.getAuthority() + context + PATH + query);
        return new Target(uri, Map.of(AUTHORIZATION, token.withScheme("Bearer")));
    }
}
