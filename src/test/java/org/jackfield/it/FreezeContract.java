package org.jackfield.it;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jackfield.testing.server.ServerProcess;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.RawWebSocket;
import org.jackfield.testing.sockets.Said;
import org.jackfield.testing.upstream.Behaviours;
import org.jackfield.testing.upstream.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A process that was stopped for a while does not blame its peers for the silence. */
interface FreezeContract {

    /** More than the limit of silence, and more than a sweep is ever late. */
    Duration FROZEN = Duration.ofSeconds(12);

    Site site();

    Stage stage();

    @Tag("soak")
    @Test
    default void sessionsOutliveAFreezeOfTheServer() {
        stage().play(Behaviours.echo());
        List<RawWebSocket> clients = IntStream.range(0, 20)
                .mapToObj(i -> site().open(Site.TRANSCRIPTION))
                .toList();
        clients.forEach(client -> client.await("connected"));
        ServerProcess server = ServerProcess.find();
        server.freeze();
        try {
            LockSupport.parkNanos(FROZEN.toNanos());
        } finally {
            server.thaw();
        }
        clients.forEach(client -> client.text(Said.words("still here")));
        clients.forEach(client -> client.awaitText("still here"));
        clients.forEach(RawWebSocket::close);
    }
}
