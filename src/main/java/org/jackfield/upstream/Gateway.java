package org.jackfield.upstream;

import java.util.List;

/** A way to the providers. One is chosen by {@code jackfield.gateway}; each is a bean. */
public interface Gateway {

    /** The value of {@code jackfield.gateway} that chooses it. */
    String name();

    /** The environment names of the settings that are not set and without which it leads nowhere. */
    List<String> missing();

    /** Where to dial for a route; asked for each dial, so that rotated secrets count. */
    Target target(Route route);

    /** What its own refusals mean; those of the providers behind it are in tables of theirs. */
    default RefusalTable refusals() {
        return RefusalTable.NONE;
    }

    /** Query parameters that are for the gateway and not for the model. */
    default List<Parameter> extras() {
        return List.of();
    }

    /** Whether it leads to no real model, and its faults are rehearsals. */
    default boolean isRehearsal() {
        return false;
    }

    /** A sentence that clients are told in {@code connected} because it matters to them; empty if none. */
    default String notice() {
        return "";
    }
}
