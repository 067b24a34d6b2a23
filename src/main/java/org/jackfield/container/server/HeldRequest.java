package org.jackfield.container.server;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.channels.Channel;
import java.util.Optional;
import org.jackfield.container.reflect.BodyLimit;
import org.jackfield.container.reflect.Internals;
import org.jackfield.container.reflect.NetworkConnection;
import org.jackfield.http.RequestInternals;

/** A plain request and what the container knows of it beyond the Jakarta API. */
record HeldRequest(HttpServletRequest request) implements RequestInternals {

    @Override
    public Optional<Channel> connection() {
        return NetworkConnection.ofRequest(request);
    }

    /** Payara does. */
    @Override
    public boolean invitesBodies() {
        return !BodyLimit.isUndertow(request);
    }

    /** Payara forgets a dispatch that is ordered in the moment in which the first thread leaves. */
    @Override
    public boolean hasLeft(AsyncContext held) {
        return Internals.field(held, "delayAsyncDispatchAndComplete")
                .map(Boolean.FALSE::equals)
                .orElse(true);
    }
}
