package org.jackfield.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jackfield.problem.End;
import org.jackfield.testing.fakes.FakeConnection;
import org.jackfield.testing.fakes.FakeDialer;
import org.jackfield.testing.sockets.TestCertificates;
import org.jackfield.testing.upstream.FakeUpstream;
import org.jackfield.testing.upstream.Peer;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.dial.DialFailure;
import org.jackfield.upstream.dial.Dialer;
import org.jackfield.upstream.dial.Requester;
import org.jackfield.upstream.dial.Trust;
import org.jackfield.wire.Close;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Json;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiagnosisRunTest {

    private static final String PATH = "/v1/account-4711/gateway?model=ears";

    private final FakeUpstream upstream = FakeUpstream.start();
    private final FakeDialer dialer = new FakeDialer();

    @AfterEach
    void leave() {
        upstream.close();
    }

    /** A dialer whose dials come out as the script has it, before they return. */
    private record Scripted(FakeDialer dialer, Consumer<FakeDialer> script) implements Dialer {
        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public int mostAtATime() {
            return dialer.mostAtATime();
        }

        @Override
        public void dial(Target target, Requester requester, ConnectionListener listener, Failed failed) {
            dialer.dial(target, requester, listener, failed);
            script.accept(dialer);
        }
    }

    private Diagnosis examine(Consumer<FakeDialer> script) {
        return new Way(upstream.uri(PATH)).examine(new Scripted(dialer, script));
    }

    private Diagnosis examineInAHurry(Consumer<FakeDialer> script) {
        return new Way(upstream.uri(PATH)).hurried().examine(new Scripted(dialer, script));
    }

    private static void assertEndsAt(String step, String words, Diagnosis found) {
        List<Diagnosis.Step> failed = found.steps().stream()
                .filter(one -> one.result().equals("fail"))
                .toList();
        assertEquals(List.of(step), failed.stream().map(Diagnosis.Step::step).toList(), found::toString);
        assertTrue(failed.get(0).words().contains(words), failed::toString);
        assertTrue(found.verdict().contains("at the step " + step + ": "), found::verdict);
        assertTrue(found.steps().stream()
                .dropWhile(one -> !one.step().equals(step))
                .skip(1)
                .allMatch(one -> one.result().equals("not-reached")));
    }

    @Test
    void anOpenWayPassesEveryStep() {
        FakeConnection[] connection = new FakeConnection[1];

        Diagnosis found = examine(dial -> {
            connection[0] = dial.succeed();
            dial.upstream().received(Message.text("{}"));
        });

        assertEquals(
                "configuration pass, address pass, name pass, tcp pass, upgrade pass, model pass",
                found.steps().stream()
                        .map(step -> step.step() + " " + step.result())
                        .collect(Collectors.joining(", ")));
        assertTrue(found.verdict().contains("open"), found::verdict);
        assertEquals("scripted", found.client());
        assertEquals("way", found.gateway());
        assertEquals(Optional.of(Close.DONE), connection[0].closed());
    }

    @Test
    void theAddressIsToldWithoutItsPathAndNothingIsToldOfHeaders() {
        Diagnosis found = examine(dial -> dial.fail(DialFailure.of(End.UPSTREAM_ERROR)));
        String json = Json.of(found);

        assertTrue(json.contains("ws://localhost:" + upstream.port()), json);
        assertFalse(json.contains("account-4711") || json.contains(Way.SECRET.reveal()), json);
    }

    @Test
    void aStrangerSeesTheStepsAndNoNames() {
        Diagnosis open = new Way(upstream.uri(PATH)).examineForAStranger(new Scripted(dialer, dial -> {
            dial.succeed();
            dial.upstream().received(Message.text("{}"));
        }));
        upstream.close();
        Diagnosis closed = new Way(upstream.uri(PATH)).examineForAStranger(dialer);
        Diagnosis unknown =
                new Way(upstream.uri(PATH)).hurried().resolvedBy(never -> {}).examineForAStranger(dialer);

        assertTrue(open.verdict().contains("open"), open::verdict);
        assertEndsAt("tcp", "nobody listens", closed);
        assertEndsAt("name", "DNS", unknown);
        String all = Json.of(open) + Json.of(closed) + Json.of(unknown);
        assertFalse(all.contains("localhost") || all.contains(":" + upstream.port()), all);
        assertFalse(all.contains(" " + upstream.port()), all);
    }

    @Test
    void whatIsNotSetIsNamedAndNothingIsDialled() {
        Diagnosis found = new Way(upstream.uri(PATH)).lacking("A_SETTING").examine(dialer);

        assertEndsAt("configuration", "A_SETTING", found);
        assertEquals(7, found.steps().size());
        assertEquals(0, dialer.dials());
    }

    @Test
    void aSettingThatCannotBeUsedIsNamed() {
        assertEndsAt(
                "address",
                "jackfield.upstream.allow-plain",
                new Way(URI.create("ws://elsewhere.example/")).examine(dialer));
    }

    @Test
    void aNameThatIsNotLookedUpInTimeIsFound() {
        assertEndsAt(
                "name",
                "DNS",
                new Way(upstream.uri(PATH)).hurried().resolvedBy(never -> {}).examine(dialer));
    }

    @Test
    void aPortWhereNobodyListensIsFound() {
        upstream.close();

        assertEndsAt("tcp", "nobody listens", new Way(upstream.uri(PATH)).examine(dialer));
    }

    @Test
    void aCertificateThatIsNotTrustedIsFound() {
        TestCertificates certificates = TestCertificates.shared();
        try (FakeUpstream secure = FakeUpstream.startTls(certificates.good(), Peer::accept, "TLSv1.3")) {
            assertEndsAt("tls", "certificate is not trusted", new Way(secure.uri(PATH)).examine(dialer));
        }
    }

    @Test
    void aTrustedCertificateLetsTheWayGoOn() {
        TestCertificates certificates = TestCertificates.shared();
        try (FakeUpstream secure = FakeUpstream.startTls(certificates.good(), Peer::accept, "TLSv1.3")) {
            Diagnosis found = new Way(secure.uri(PATH))
                    .trusting(Trust.of(certificates.trustStore()))
                    .examine(new Scripted(dialer, dial -> dial.fail(DialFailure.of(End.UNREACHABLE))));
            assertEndsAt("upgrade", "upstream.unreachable", found);
        }
    }

    @Test
    void aPortThatSpeaksNoTlsIsFound() {
        URI uri = URI.create(upstream.uri(PATH).toString().replace("ws:", "wss:"));

        assertEndsAt("tls", "TLS handshake", new Way(uri).hurried().examine(dialer));
    }

    @Test
    void aRefusalIsToldWithItsStatusAndItsEnd() {
        assertEndsAt(
                "upgrade",
                "HTTP 401, upstream.unauthorized",
                examine(dial -> dial.fail(new DialFailure(End.UNAUTHORIZED, 401, 0))));
    }

    @Test
    void anUpgradeThatIsNotAnsweredIsGivenUp() {
        assertEndsAt("upgrade", "upstream.timeout", examineInAHurry(dial -> {}));
    }

    @Test
    void aModelThatSaysNothingIsGivenUp() {
        FakeConnection[] connection = new FakeConnection[1];

        assertEndsAt("model", "upstream.timeout", examineInAHurry(dial -> connection[0] = dial.succeed()));
        assertEquals(Optional.of(Close.GONE), connection[0].closed());
    }

    @Test
    void aModelThatClosesIsToldWithItsCode() {
        assertEndsAt("model", "Closed with 1011, upstream.error", examine(dial -> {
            dial.succeed();
            dial.upstream().ended(new Close(Close.INTERNAL_ERROR, "canary"));
        }));
    }
}
