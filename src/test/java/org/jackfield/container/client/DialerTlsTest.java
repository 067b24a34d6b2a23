package org.jackfield.container.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jackfield.problem.End;
import org.jackfield.testing.sockets.TestCertificates;
import org.jackfield.testing.upstream.Behaviours;
import org.jackfield.testing.upstream.DialRecorder;
import org.jackfield.testing.upstream.FakeUpstream;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.dial.Dialer;
import org.jackfield.upstream.dial.Trust;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Whom the dialers trust, and in which protocols. */
@Timeout(60)
class DialerTlsTest {

    enum Client {
        JDK,
        TYRUS,
        UNDERTOW;

        Dialer dialer(Trust trust) {
            return switch (this) {
                case JDK -> DialerSetup.jdk(trust, DialerSetup.PATIENT);
                case TYRUS -> DialerSetup.tyrus(trust, DialerSetup.PATIENT);
                case UNDERTOW -> DialerSetup.undertow(trust, DialerSetup.PATIENT);
            };
        }
    }

    private final TestCertificates certificates = TestCertificates.shared();

    @ParameterizedTest
    @EnumSource
    void connectsToAServerOfBothProtocols(Client client) {
        assertEchoes(client, "TLSv1.2", "TLSv1.3");
    }

    @ParameterizedTest
    @EnumSource
    void connectsToAServerOfTls12(Client client) {
        assertEchoes(client, "TLSv1.2");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "UNDERTOW")
    void connectsToAServerOfTls13(Client client) {
        assertEchoes(client, "TLSv1.3");
    }

    @ParameterizedTest
    @EnumSource(names = "UNDERTOW")
    void undertowDoesNotGetThroughToAServerOfTls13Alone(Client client) {
        try (FakeUpstream upstream = FakeUpstream.startTls(certificates.good(), Behaviours.echo(), "TLSv1.3")) {
            assertEquals(
                    End.UNREACHABLE,
                    dial(client, "localhost", upstream.port()).awaitFailure().end());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCertificateForAnotherNameIsRefused(Client client) {
        assertRefused(client, certificates.otherName(), "localhost", "TLSv1.2", "TLSv1.3");
    }

    @ParameterizedTest
    @EnumSource
    void aCertificateOfAnUnknownAuthorityIsRefused(Client client) {
        assertRefused(client, certificates.unknown(), "localhost", "TLSv1.2", "TLSv1.3");
    }

    @ParameterizedTest
    @EnumSource
    void theRuntimeTrustsNoneOfThem(Client client) {
        try (FakeUpstream upstream = FakeUpstream.startTls(certificates.good(), Behaviours.echo(), "TLSv1.2")) {
            Dialer dialer = client.dialer(Trust.ofRuntime());
            DialRecorder dial = DialRecorder.dial(dialer, new Target(upstream.uri("/"), Map.of()));
            assertEquals(End.TLS, dial.awaitFailure().end());
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAddressInsteadOfANameIsCheckedToo(Client client) {
        try (FakeUpstream upstream = FakeUpstream.startTls(certificates.good(), Behaviours.echo(), "TLSv1.2")) {
            DialRecorder dial = dial(client, "127.0.0.1", upstream.port());
            assertTrue(dial.send(Message.text("hello")));
        }
        assertRefused(client, certificates.otherName(), "127.0.0.1", "TLSv1.2");
    }

    @ParameterizedTest
    @EnumSource
    void aPausedConnectionHoldsItsPeerBack(Client client) throws Exception {
        try (FakeUpstream upstream = FakeUpstream.startTls(certificates.good(), Behaviours.echo(), "TLSv1.2")) {
            DialerPauseContract.holdsItsPeerBack(upstream, client.dialer(Trust.of(certificates.trustStore())));
        }
    }

    private void assertEchoes(Client client, String... protocols) {
        try (FakeUpstream upstream = FakeUpstream.startTls(certificates.good(), Behaviours.echo(), protocols)) {
            DialRecorder dial = dial(client, "localhost", upstream.port());
            assertTrue(dial.send(Message.text("x".repeat(60_000))));
            assertEquals(Message.text("x".repeat(60_000)), dial.awaitMessage());
            dial.awaitOpen().abort();
        }
    }

    private void assertRefused(Client client, SSLContext server, String host, String... protocols) {
        try (FakeUpstream upstream = FakeUpstream.startTls(server, Behaviours.echo(), protocols)) {
            assertEquals(
                    End.TLS, dial(client, host, upstream.port()).awaitFailure().end());
        }
    }

    private DialRecorder dial(Client client, String host, int port) {
        Dialer dialer = client.dialer(Trust.of(certificates.trustStore()));
        return DialRecorder.dial(dialer, new Target(URI.create("wss://" + host + ":" + port + "/"), Map.of()));
    }
}
