package org.jackfield.container.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.jackfield.container.server.OwnAddress.Seen;
import org.junit.jupiter.api.Test;

class OwnAddressTest {

    private final OwnAddress own = new OwnAddress();

    private void reached(boolean secure, String address, int port) {
        own.learn(new Seen(secure, address, port, ""));
    }

    private void assertIs(String uri) {
        assertEquals(URI.create(uri), own.get());
    }

    @Test
    void itIsWhereARequestHasReachedTheServer() {
        reached(false, "127.0.0.2", 9090);
        assertIs("http://127.0.0.2:9090/");
    }

    @Test
    void anAddressOfIpv6StandsInBrackets() {
        reached(false, "0:0:0:0:0:0:0:1", 9090);
        assertIs("http://[0:0:0:0:0:0:0:1]:9090/");
    }

    @Test
    void theContextPathBelongsToIt() {
        own.learn(new Seen(false, "127.0.0.1", 9090, "/voice"));
        assertIs("http://127.0.0.1:9090/voice/");
    }

    @Test
    void plainHttpIsPreferredWhicheverComesFirst() {
        reached(true, "127.0.0.1", 8443);
        assertIs("https://127.0.0.1:8443/");
        reached(false, "127.0.0.1", 9090);
        reached(true, "127.0.0.1", 8443);
        assertIs("http://127.0.0.1:9090/");
    }

    @Test
    void aChangedPortIsTaken() {
        reached(false, "127.0.0.1", 9090);
        reached(false, "127.0.0.1", 9091);
        assertIs("http://127.0.0.1:9091/");
    }

    /** A server that believes what proxies say of its address may be told any. */
    @Test
    void whatIsNotOfThisMachineIsNotBelieved() {
        reached(false, "192.0.2.1", 80);
        reached(false, "voice.example", 80);
        assertIs("https://127.0.0.1:8080/");
        reached(false, "127.0.0.1", 9090);
        reached(false, "192.0.2.1", 80);
        assertIs("http://127.0.0.1:9090/");
    }
}
