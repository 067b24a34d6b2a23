package org.jackfield.testing.fakes;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jackfield.problem.End;
import org.jackfield.upstream.Capability;
import org.jackfield.upstream.Gateway;
import org.jackfield.upstream.Model;
import org.jackfield.upstream.Parameter;
import org.jackfield.upstream.Provider;
import org.jackfield.upstream.Query;
import org.jackfield.upstream.RefusalTable;
import org.jackfield.upstream.Route;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.deepgram.Deepgram;
import org.jackfield.upstream.deepgram.DeepgramSettings;

/** A provider and a gateway that say what they are made of. */
public final class Models {

    private Models() {}

    public static Model model(String provider, String name, Capability capability, Parameter... parameters) {
        return new Model(
                provider, name, List.of(name + "-alias"), deepgram(capability).dialect(), List.of(parameters));
    }

    /** Deepgram with the settings it has without any. */
    public static Provider deepgram() {
        return new Deepgram(() -> DeepgramSettings.from(Configs.of()));
    }

    /** The model of Deepgram that does this. */
    public static Model deepgram(Capability capability) {
        return deepgram().models().stream()
                .filter(model -> model.capability() == capability)
                .findFirst()
                .orElseThrow();
    }

    /** A provider of one plain model. */
    public static Provider acme() {
        return new FakeProvider("acme", model("acme", "ears", Capability.SPEECH_TO_TEXT));
    }

    /** A provider at {@code wss://<name>.example}. */
    public record FakeProvider(String name, List<Model> models, List<String> missing) implements Provider {

        public FakeProvider(String name, Model... models) {
            this(name, List.of(models), List.of(name.toUpperCase(Locale.ROOT) + "_KEY"));
        }

        @Override
        public Target target(Route route) {
            return new Target(URI.create("wss://" + name + ".example"), Map.of());
        }

        /** Of code 1 and 2 that the model is not there. */
        @Override
        public RefusalTable refusals() {
            return RefusalTable.ofMembers("code").codes(End.MODEL_NOT_FOUND, "1", "2");
        }
    }

    /** A gateway at an address of its own, to which it adds the extras it was given. */
    public record FakeGateway(String name, String address, List<Parameter> extras) implements Gateway {

        public FakeGateway(String name) {
            this(name, "wss://" + name + ".example", List.of());
        }

        @Override
        public List<String> missing() {
            return List.of("A_SETTING_OF_" + name);
        }

        @Override
        public Target target(Route route) {
            return new Target(URI.create(address + new Query().addAll(route.extras())), Map.of());
        }

        /** Of code 1 that the gateway is not there. */
        @Override
        public RefusalTable refusals() {
            return RefusalTable.ofMembers("code").codes(End.GATEWAY_NOT_FOUND, "1");
        }
    }
}
