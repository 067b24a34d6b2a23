package org.jackfield.sandbox.aura;

import java.nio.ByteBuffer;
import java.util.List;
import org.jackfield.audio.AudioFormat;
import org.jackfield.sandbox.peer.SandboxConnection;
import org.jackfield.sandbox.peer.SandboxModel;
import org.jackfield.sandbox.voice.Speakers;
import org.jackfield.sandbox.voice.Voice;
import org.jackfield.upstream.Parameter;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;

/** Aura-2 in English as the sandbox offers it: speech in a voice of this machine. */
public final class SandboxAura implements SandboxModel {

    private static final String SPEAKER = "speaker";

    private static final List<Parameter> PARAMETERS = List.of(
            Parameter.oneOf(SPEAKER, Speakers.NAMES).withPreset(Speakers.PRESET),
            Parameter.oneOf("encoding", List.of("linear16")).withPreset("linear16"),
            Parameter.oneOf("sample_rate", List.of("8000", "16000", "24000", "32000", "48000"))
                    .withPreset("24000"),
            Parameter.oneOf("container", List.of("none")),
            Parameter.oneOf("mip_opt_out", List.of("true", "false")));

    private final Voice voice;

    /** @param voice who speaks, for all connections */
    public SandboxAura(Voice voice) {
        this.voice = voice;
    }

    @Override
    public String catalogueName() {
        return "@cf/deepgram/aura-2-en";
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public ConnectionListener open(SandboxConnection connection) {
        String speaker = connection.value(SPEAKER);
        AudioFormat format = AudioFormat.linear16(connection.rateHz());
        AuraPlayer player = new AuraPlayer(voice, speaker, format, connection.output(), connection.strand());
        return new AuraModel(player, speaker, connection);
    }

    @Override
    public Message flood(int sizeBytes) {
        return new Message.Binary(ByteBuffer.allocate(sizeBytes).asReadOnlyBuffer());
    }
}
