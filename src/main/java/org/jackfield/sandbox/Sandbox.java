package org.jackfield.sandbox;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jackfield.sandbox.aura.SandboxAura;
import org.jackfield.sandbox.flux.SandboxFlux;
import org.jackfield.sandbox.peer.OnStrand;
import org.jackfield.sandbox.peer.SandboxConnection;
import org.jackfield.sandbox.peer.SandboxModel;
import org.jackfield.sandbox.peer.SandboxOutput;
import org.jackfield.sandbox.peer.Strand;
import org.jackfield.sandbox.voice.EspeakVoice;
import org.jackfield.sandbox.voice.FormantVoice;
import org.jackfield.sandbox.voice.Voice;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Ticker;

/** The models of the sandbox: one far end for each accepted socket. */
public final class Sandbox {

    private static final String ESPEAK = "espeak-ng";

    private final ScheduledExecutorService scheduler;
    private final Ticker ticker;
    private final Supplier<String> ids;
    private final List<SandboxModel> models;

    /**
     * @param scheduler where everything runs and speech is synthesised; at least two threads
     * @param ticker the clock for idle connections and rates
     * @param ids makes the id of each connection, a UUID
     */
    public Sandbox(ScheduledExecutorService scheduler, Ticker ticker, Supplier<String> ids) {
        this(scheduler, ticker, ids, new EspeakVoice(ESPEAK, scheduler, new FormantVoice(scheduler)));
    }

    Sandbox(ScheduledExecutorService scheduler, Ticker ticker, Supplier<String> ids, Voice voice) {
        this.scheduler = scheduler;
        this.ticker = ticker;
        this.ids = ids;
        this.models = models(voice);
    }

    /** All that there are; whoever adds one adds it here. */
    static List<SandboxModel> models(Voice voice) {
        return List.of(new SandboxFlux(), new SandboxAura(voice));
    }

    /** The models that may be asked for. */
    public List<SandboxModel> models() {
        return models;
    }

    /** The far end of one socket. Its calls return at once; it writes to and closes the connection it is opened with. */
    public ConnectionListener accept(SandboxDecision.Accepted accepted) {
        Strand strand = new Strand(scheduler);
        SandboxOutput output = new SandboxOutput(ticker);
        SandboxModel model = accepted.model();
        ConnectionListener plain =
                model.open(new SandboxConnection(accepted.parameters(), ids.get(), output, strand, ticker));
        ConnectionListener listener = accepted.fault()
                .<ConnectionListener>map(fault -> new Rehearsal(fault, model, plain, output, strand))
                .orElse(plain);
        return new OnStrand(strand, output, listener);
    }
}
