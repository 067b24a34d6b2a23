package org.jackfield.sandbox.flux;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.sandbox.peer.JsonObjects;
import org.jackfield.sandbox.peer.SandboxConnection;
import org.jackfield.sandbox.peer.SandboxModel;
import org.jackfield.upstream.Parameter;
import org.jackfield.upstream.Resolution.BadParameter;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;

/** Flux as the sandbox offers it: recognition of turns, whose words come from a script. */
public final class SandboxFlux implements SandboxModel {

    private static final int MAX_TERMS = 100;
    private static final int MAX_TAG = 128;
    private static final int FLOOD_FRAME_BYTES = 64;

    private static final List<Parameter> PARAMETERS = List.of(
            Parameter.oneOf("encoding", List.of("linear16")),
            Parameter.oneOf("sample_rate", List.of("8000", "16000", "24000", "44100", "48000")),
            Parameter.number("eot_threshold", FluxSettings.MIN_EOT, FluxSettings.MAX_EOT),
            Parameter.number("eager_eot_threshold", FluxSettings.MIN_EAGER, FluxSettings.MAX_EAGER),
            Parameter.integer("eot_timeout_ms", FluxSettings.MIN_TIMEOUT_MILLIS, FluxSettings.MAX_TIMEOUT_MILLIS),
            Parameter.text("keyterm", FluxSettings.MAX_KEYTERM_LENGTH, MAX_TERMS),
            Parameter.text("tag", MAX_TAG, MAX_TERMS),
            Parameter.oneOf("mip_opt_out", List.of("true", "false")));

    private final Script script = Script.bundled();

    @Override
    public String catalogueName() {
        return "@cf/deepgram/flux";
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public List<String> required() {
        return List.of("encoding", "sample_rate");
    }

    @Override
    public Optional<BadParameter> contradiction(Map<String, List<String>> parameters) {
        return FluxSettings.from(parameters).isPresent()
                ? Optional.empty()
                : Optional.of(new BadParameter("eager_eot_threshold", "must not be above eot_threshold"));
    }

    @Override
    public ConnectionListener open(SandboxConnection connection) {
        FluxSettings settings = FluxSettings.from(connection.parameters()).orElseThrow();
        return new FluxModel(new FluxTurns(script, settings), connection);
    }

    @Override
    public Message flood(int sizeBytes) {
        return Message.text(JsonObjects.object()
                .add("type", "Flood")
                .add("padding", "x".repeat(sizeBytes - FLOOD_FRAME_BYTES))
                .build()
                .toString());
    }
}
