package org.jackfield.upstream;

import java.util.List;

/** A maker of models: what it offers, and where it is reached directly. Each is a bean in a package of its own. */
public interface Provider {

    String name();

    List<Model> models();

    /** The environment names of the settings without which the provider cannot be reached directly; empty if all are there. */
    List<String> missing();

    /**
     * The provider's last word on a route whose parameters are acceptable one by one: refuses a combination, or puts a name
     * that the provider knows in the place of one that it only understands.
     */
    default Resolution settle(Route route) {
        return new Resolution.Resolved(route);
    }

    /** The provider's own address for a route to one of its models. */
    Target target(Route route);

    /** What its refusals mean, whether they come straight or through a gateway. */
    default RefusalTable refusals() {
        return RefusalTable.NONE;
    }
}
