package org.jackfield;

import java.util.Map;

/** Keeps Jersey from describing to strangers what there is, at {@code application.wadl} and in answer to OPTIONS. */
final class Undescribed {

    static final Map<String, Object> PROPERTIES = Map.of("jersey.config.server.wadl.disableWadl", true);

    private Undescribed() {}
}
