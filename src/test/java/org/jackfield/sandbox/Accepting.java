package org.jackfield.sandbox;

import java.util.Optional;
import org.jackfield.config.Secret;
import org.jackfield.sandbox.voice.FormantVoice;

/** Accepted handshakes for tests, made by the gate itself. */
public final class Accepting {

    public static final Secret TOKEN = Secret.of("letmein");
    public static final String FLUX = "model=@cf/deepgram/flux&encoding=linear16&sample_rate=16000";
    public static final String AURA = "model=@cf/deepgram/aura-2-en";

    private Accepting() {}

    static SandboxGate gate() {
        return new SandboxGate(TOKEN, Sandbox.models(new FormantVoice(Runnable::run)));
    }

    public static SandboxDecision.Accepted query(String query) {
        SandboxDecision decision = gate().decide(
                        new SandboxRequest("sandbox", "sandbox", query, Optional.of(Secret.of("Bearer letmein"))));
        if (decision instanceof SandboxDecision.Accepted accepted) {
            return accepted;
        }
        throw new AssertionError(decision);
    }
}
