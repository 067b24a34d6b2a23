package org.jackfield.upstream.cloudflare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jackfield.config.InvalidSetting;
import org.jackfield.config.Secret;
import org.jackfield.upstream.Gateway;
import org.jackfield.upstream.Query;
import org.jackfield.upstream.RefusalTable;
import org.jackfield.upstream.Route;
import org.jackfield.upstream.Target;

/** The way through Cloudflare's AI gateway: {@code /v1/{account}/{gateway}/workers-ai?model=…} and one header. */
public final class CloudflareGateway implements Gateway {

    private static final String AUTHORIZATION = "cf-aig-authorization";

    private final Supplier<CloudflareSettings> settings;

    /**
     * A gateway whose settings may change.
     *
     * @param settings asked for each dial
     */
    public CloudflareGateway(Supplier<CloudflareSettings> settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "cloudflare";
    }

    @Override
    public List<String> missing() {
        return settings.get().missing();
    }

    @Override
    public Target target(Route route) {
        CloudflareSettings now = settings.get();
        String account = required(now.accountId(), CloudflareSettings.ACCOUNT_ID);
        String gateway = required(now.gatewayId(), CloudflareSettings.GATEWAY_ID);
        Secret secret = required(now.credential(route.model().capability()), CloudflareSettings.CREDENTIAL);
        Query query = new Query().add("model", route.model().catalogueName()).addAll(route.parameters());
        return new Target(
                now.baseUrl().at("/v1/" + account + "/" + gateway + "/workers-ai", query),
                Map.of(AUTHORIZATION, secret.withScheme("Bearer")));
    }

    @Override
    public RefusalTable refusals() {
        return CloudflareRefusals.TABLE;
    }

    private static <T> T required(Optional<T> value, String setting) {
        return value.orElseThrow(() -> new InvalidSetting(setting, "is not set"));
    }
}
