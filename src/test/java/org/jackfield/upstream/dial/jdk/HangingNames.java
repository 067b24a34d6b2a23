package org.jackfield.upstream.dial.jdk;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jackfield.testing.upstream.Behaviours;
import org.jackfield.testing.upstream.DialRecorder;
import org.jackfield.testing.upstream.FakeUpstream;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.dial.Trust;
import org.jackfield.wire.Message;

/** Talks on a connection while the names of other upstreams are looked up in vain; a program, for the JVM of its own. */
final class HangingNames {

    static final String WELL = "The connection kept its pace.";

    private static final int LOOKUPS = 8;
    private static final int MESSAGES = 100;

    private HangingNames() {}

    public static void main(String[] arguments) {
        ExecutorService dialling = Executors.newFixedThreadPool(LOOKUPS);
        ExecutorService io = Executors.newFixedThreadPool(2);
        ScheduledExecutorService alarms = Executors.newScheduledThreadPool(1);
        JdkDialer dialer = new JdkDialer(dialling, io, alarms, Duration.ofSeconds(2), 1 << 20, Trust.ofRuntime());
        FakeUpstream upstream = FakeUpstream.start(Behaviours.echo());
        DialRecorder live = dial(dialer, "ws://127.0.0.1:" + upstream.port() + "/");
        live.awaitOpen();
        DialRecorder[] hanging = new DialRecorder[LOOKUPS];
        for (int i = 0; i < LOOKUPS; i++) {
            hanging[i] = dial(dialer, "ws://name-" + i + ".example/");
        }
        for (int i = 0; i < MESSAGES; i++) {
            live.send(Message.text("echo " + i));
            live.awaitMessage();
        }
        for (DialRecorder dial : hanging) {
            System.out.println(dial.awaitFailure().end());
        }
        System.out.println(WELL);
        System.exit(0);
    }

    private static DialRecorder dial(JdkDialer dialer, String address) {
        return DialRecorder.dial(dialer, new Target(URI.create(address), Map.of()));
    }
}
