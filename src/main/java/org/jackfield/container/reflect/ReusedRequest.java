package org.jackfield.container.reflect;

import jakarta.servlet.ServletRequest;
import java.util.Optional;

/**
 * What Payara leaves in the object of a request when it gives the object to the next one: that the request's thread has left,
 * if the one before was answered on the spot. An upgrade takes that for itself; closed at once it would be given away while
 * its thread is still busy with it, and whoever came next would have its errors.
 */
public final class ReusedRequest {

    private static final String LEFT = "afterService";

    private ReusedRequest() {}

    /** To be called by the thread of a request before it is upgraded. */
    public static void begin(ServletRequest request) {
        Optional<Object> behind = Internals.field(Internals.unwrapped(request), "request");
        behind.ifPresent(ReusedRequest::begin);
    }

    static void begin(Object containers) {
        boolean unused = Internals.setField(containers, LEFT, false);
    }
}
