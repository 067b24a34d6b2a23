package org.jackfield.upstream.deepgram;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jackfield.config.InvalidSetting;
import org.jackfield.config.Secret;
import org.jackfield.upstream.Model;
import org.jackfield.upstream.Provider;
import org.jackfield.upstream.RefusalTable;
import org.jackfield.upstream.Resolution;
import org.jackfield.upstream.Route;
import org.jackfield.upstream.Target;

/** The maker of Flux and Aura. */
public final class Deepgram implements Provider {

    static final String NAME = "deepgram";

    private static final List<DeepgramModel> MODELS = List.of(new Flux(), new Aura());

    private final Supplier<DeepgramSettings> settings;

    /**
     * A provider whose settings may change.
     *
     * @param settings asked for each dial
     */
    public Deepgram(Supplier<DeepgramSettings> settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Model> models() {
        return MODELS.stream().map(DeepgramModel::declared).toList();
    }

    @Override
    public List<String> missing() {
        return settings.get().missing();
    }

    @Override
    public Resolution settle(Route route) {
        return model(route).settle(route);
    }

    @Override
    public Target target(Route route) {
        DeepgramSettings now = settings.get();
        Secret secret = now.apiKey().orElseThrow(() -> new InvalidSetting(DeepgramSettings.CREDENTIAL, "is not set"));
        DeepgramModel model = model(route);
        URI uri = now.baseUrl().at(model.path(), model.query(route));
        return new Target(uri, Map.of("Authorization", secret.withScheme("Token")));
    }

    @Override
    public RefusalTable refusals() {
        return DeepgramRefusals.TABLE;
    }

    private static DeepgramModel model(Route route) {
        return MODELS.stream()
                .filter(model -> model.declared().name().equals(route.model().name()))
                .findFirst()
                .orElseThrow();
    }
}
