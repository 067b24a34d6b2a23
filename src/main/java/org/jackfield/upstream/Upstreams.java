package org.jackfield.upstream;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jackfield.config.InvalidSetting;
import org.jackfield.upstream.Resolution.BadParameter;

/**
 * The models that clients may ask for, and the one gateway through which they are reached.
 *
 * <p>It holds no state and may be used by any thread.
 */
public final class Upstreams {

    private final Catalogue catalogue;
    private final DefaultModels defaults;
    private final Gateway gateway;
    private final boolean allowPlain;

    /**
     * Over all that there is.
     *
     * @throws InvalidSetting if no gateway or no model is called as a setting says
     * @throws IllegalArgumentException if two providers, two models or two gateways have a name in common
     */
    public Upstreams(
            List<Provider> providers, List<Gateway> gateways, UpstreamSettings settings, ModelSettings models) {
        this.catalogue = new Catalogue(providers);
        this.defaults = new DefaultModels(catalogue, models);
        this.gateway = choose(gateways, settings.gateway());
        this.allowPlain = settings.allowPlain();
    }

    private static Gateway choose(List<Gateway> gateways, String wanted) {
        Set<String> names = new HashSet<>();
        for (Gateway gateway : gateways) {
            if (!names.add(gateway.name())) {
                throw new IllegalArgumentException("Two gateways are called " + gateway.name());
            }
        }
        String choices = names.stream().sorted().collect(Collectors.joining(", "));
        return gateways.stream()
                .filter(gateway -> gateway.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new InvalidSetting(UpstreamSettings.GATEWAY, "must be one of " + choices));
    }

    public Gateway gateway() {
        return gateway;
    }

    public List<Model> models(Capability capability) {
        return catalogue.models(capability);
    }

    /**
     * The model for clients that name none.
     *
     * @throws java.util.NoSuchElementException if no model has the capability
     */
    public Model defaultModel(Capability capability) {
        return defaults.of(capability).orElseThrow();
    }

    /** The environment names of the settings without which no dial can succeed. */
    public List<String> missing() {
        return gateway.missing();
    }

    /**
     * Makes a route of a client's query.
     *
     * @param rawQuery the query as it came, without the question mark; empty if there is none
     */
    public Resolution resolve(Capability capability, String rawQuery) {
        ClientQuery query = ClientQuery.parse(rawQuery);
        if (query.fault().isPresent()) {
            return query.fault().get();
        }
        List<String> wanted = query.all(RoutePlan.MODEL);
        if (wanted.size() > 1) {
            return new BadParameter(RoutePlan.MODEL, "may be given at most once");
        }
        Optional<Model> model = wanted.isEmpty() ? defaults.of(capability) : catalogue.model(capability, wanted.get(0));
        return model.isPresent() ? resolve(model.get(), query) : noModel(capability);
    }

    private Resolution resolve(Model model, ClientQuery query) {
        RoutePlan plan = new RoutePlan(model, gateway.extras());
        Optional<BadParameter> fault = plan.fault(query);
        return fault.isPresent()
                ? fault.get()
                : bounded(catalogue.provider(model).settle(plan.route(query)));
    }

    /** What fits into a query as it came may be three times as long as it goes on. */
    private static Resolution bounded(Resolution resolution) {
        if (resolution instanceof Resolution.Resolved resolved) {
            Route route = resolved.route();
            Query query = new Query()
                    .add(RoutePlan.MODEL, route.model().catalogueName())
                    .addAll(route.parameters());
            int bytes = query.addAll(route.extras()).toString().length();
            return bytes > ClientQuery.MAX_LENGTH_BYTES
                    ? ClientQuery.tooLong("in the upstream's address", bytes)
                    : resolution;
        }
        return resolution;
    }

    private Resolution noModel(Capability capability) {
        String names = models(capability).stream().map(Model::catalogueName).collect(Collectors.joining(", "));
        return new BadParameter(RoutePlan.MODEL, "must be one of " + names);
    }

    /**
     * Where to dial for a route, with the secrets as they are now; refusals are read with the gateway's table, then with the
     * provider's.
     *
     * @throws InvalidSetting if a setting is missing, or the gateway would have us speak in the clear to another machine
     */
    public Target target(Route route) {
        Target target = gateway.target(route);
        if (!BaseUrl.mayDial(target.uri(), allowPlain)) {
            throw new InvalidSetting(
                    UpstreamSettings.ALLOW_PLAIN, "is false, but the gateway " + gateway.name() + " leads there");
        }
        return target.withRefusals(
                gateway.refusals().and(catalogue.provider(route.model()).refusals()));
    }
}
