package org.jackfield.sandbox;

import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jackfield.audio.AudioFormat;
import org.jackfield.sandbox.aura.AuraModel;
import org.jackfield.sandbox.aura.AuraPlayer;
import org.jackfield.sandbox.flux.FluxModel;
import org.jackfield.sandbox.flux.FluxSettings;
import org.jackfield.sandbox.flux.FluxTurns;
import org.jackfield.sandbox.flux.Script;
import org.jackfield.sandbox.peer.OnStrand;
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
    private final Script script;
    private final Voice voice;

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
        this.script = Script.bundled();
        this.voice = voice;
    }

    /** The far end of one socket. Its calls return at once; it writes to and closes the connection it is opened with. */
    public ConnectionListener accept(SandboxDecision.Accepted accepted) {
        Strand strand = new Strand(scheduler);
        SandboxOutput answers = new SandboxOutput(ticker);
        SandboxModel model = SandboxModel.called(accepted.model()).orElseThrow();
        ConnectionListener plain =
                switch (model) {
                    case FLUX -> flux(accepted, answers, strand);
                    case AURA -> aura(accepted, answers, strand);
                };
        ConnectionListener listener = accepted.fault()
                .<ConnectionListener>map(fault -> new Rehearsal(fault, model, plain, answers, strand))
                .orElse(plain);
        return new OnStrand(strand, answers, listener);
    }

    private ConnectionListener flux(SandboxDecision.Accepted accepted, SandboxOutput answers, Strand strand) {
        FluxTurns turns =
                new FluxTurns(script, FluxSettings.from(accepted.parameters()).orElseThrow());
        return new FluxModel(turns, rateHz(accepted), ids.get(), answers, strand, ticker);
    }

    private ConnectionListener aura(SandboxDecision.Accepted accepted, SandboxOutput answers, Strand strand) {
        String speaker = accepted.parameter("speaker").orElseThrow();
        AudioFormat format = AudioFormat.linear16(rateHz(accepted));
        AuraPlayer player = new AuraPlayer(voice, speaker, format, answers, strand);
        return new AuraModel(player, speaker, ids.get(), answers, ticker);
    }

    private static int rateHz(SandboxDecision.Accepted accepted) {
        return Integer.parseInt(accepted.parameter("sample_rate").orElseThrow());
    }
}
