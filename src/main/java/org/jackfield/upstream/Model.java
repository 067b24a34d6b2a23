package org.jackfield.upstream;

import java.util.List;

/**
 * A model as clients may ask for it.
 *
 * @param provider the provider's name, e.g. {@code deepgram}
 * @param name the model's name without provider, e.g. {@code flux}
 * @param aliases other names under which it is known, e.g. the provider's own
 * @param capability what it does
 * @param parameters the query parameters it takes; all others are refused
 */
public record Model(
        String provider, String name, List<String> aliases, Capability capability, List<Parameter> parameters) {

    /** The name in Cloudflare's catalogue, which is also the one clients are told. */
    public String catalogueName() {
        return "@cf/" + provider + "/" + name;
    }

    public boolean isCalled(String wanted) {
        return wanted.equals(catalogueName()) || wanted.equals(name) || aliases.contains(wanted);
    }
}
