package org.jackfield.upstream;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A model as clients may ask for it.
 *
 * @param provider the provider's name, e.g. {@code acme}
 * @param name the model's name without provider, e.g. {@code ears}
 * @param aliases other names under which it is known, e.g. the provider's own
 * @param dialect the words in which it is talked to, and with them what it does
 * @param parameters the query parameters it takes; all others are refused. One is {@code sample_rate}, in Hz, with a preset
 */
public record Model(
        String provider, String name, List<String> aliases, SpeechDialect dialect, List<Parameter> parameters) {

    public Capability capability() {
        return dialect.capability();
    }

    /**
     * The words of a model that recognises speech.
     *
     * @throws ClassCastException if it does something else
     */
    public RecognitionDialect recognition() {
        return (RecognitionDialect) dialect;
    }

    /**
     * The words of a model that speaks.
     *
     * @throws ClassCastException if it does something else
     */
    public SynthesisDialect synthesis() {
        return (SynthesisDialect) dialect;
    }

    /** The name in Cloudflare's catalogue, which is also the one clients are told. */
    public String catalogueName() {
        return "@cf/" + provider + "/" + name;
    }

    /** All names by which clients and settings may ask for it, its own first. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(List.of(name));
        names.addAll(aliases);
        names.add(catalogueName());
        return names;
    }
}
