package org.jackfield.sandbox.peer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.upstream.Parameter;
import org.jackfield.upstream.Resolution.BadParameter;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;

/** A model that the sandbox plays: what it takes, and who answers on a connection to it. It has no state of a connection. */
public interface SandboxModel {

    /** The name by which the gateway is asked for it, e.g. {@code @cf/acme/ears}. */
    String catalogueName();

    /** The query parameters it takes, in the strictness of the real one; all others are refused. */
    List<Parameter> parameters();

    /** The names of those without which it does not start. */
    default List<String> required() {
        return List.of();
    }

    /** The parameter that is good by itself and not with the others; empty if there is none. */
    default Optional<BadParameter> contradiction(Map<String, List<String>> parameters) {
        return Optional.empty();
    }

    /** The far end of a connection; all its calls come on the connection's {@link Strand}. */
    ConnectionListener open(SandboxConnection connection);

    /** What it says when it floods its client, over and over. */
    Message flood(int sizeBytes);
}
