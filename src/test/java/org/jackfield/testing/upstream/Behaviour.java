package org.jackfield.testing.upstream;

import java.io.IOException;

/** How a {@link FakeUpstream} meets a client whose request has been read; when it returns, the rest is read and dropped. */
@FunctionalInterface
public interface Behaviour {
    void meet(Peer peer) throws IOException;
}
