package org.jackfield.container.client;

import java.util.Map;
import org.jackfield.testing.upstream.DialRecorder;
import org.jackfield.testing.upstream.FakeUpstream;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.dial.Dialer;

/** What a dialer does, on the wire and towards its owner, pinned against a raw socket. */
interface DialerContract {

    Dialer dialer();

    /** The same that soon gives up what is not answered. */
    Dialer hurried();

    default DialRecorder dial(FakeUpstream upstream, String pathAndQuery) {
        return DialRecorder.dial(dialer(), new Target(upstream.uri(pathAndQuery), Map.of()));
    }
}
