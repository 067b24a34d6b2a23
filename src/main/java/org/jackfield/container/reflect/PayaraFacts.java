package org.jackfield.container.reflect;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.container.reflect.ServerFacts.Fact;

/** Payara's configuration as it is in its memory: the presets, and what its boot commands made of them. */
final class PayaraFacts {

    /** Beyond that, threads that wait for nothing only change places. */
    private static final int MOST_THREADS = 64;

    private PayaraFacts() {}

    /** Empty on another server. */
    static List<Fact> read(int sessions) {
        List<Fact> facts = new ArrayList<>();
        Optional<Object> config = config();
        config.flatMap(it -> Internals.call(it, "getNetworkConfig"))
                .flatMap(it -> Internals.call(it, "getNetworkListeners"))
                .flatMap(it -> Internals.call(it, "getNetworkListener"))
                .ifPresent(listeners -> listeners(listeners, sessions, facts));
        config.ifPresent(it -> {
            facts.add(Fact.off("metrics", extension(it, "microprofile-metrics-configuration")));
            facts.add(Fact.off("openapi", extension(it, "microprofile-openapi-configuration")));
            facts.add(Fact.off("health", extension(it, "microprofile-healthcheck-configuration")));
        });
        return facts;
    }

    /** The configuration of this one server. */
    private static Optional<Object> config() {
        try {
            Class<?> domain = Class.forName("com.sun.enterprise.config.serverbeans.Domain");
            return Internals.callStatic(domain, "org.glassfish.internal.api.Globals", "getDefaultHabitat")
                    .flatMap(services -> Internals.result(
                            services,
                            "getService",
                            List.of(Class.class, Annotation[].class),
                            domain,
                            new Annotation[0]))
                    .flatMap(it -> Internals.call(it, "getConfigs"))
                    .flatMap(it -> Internals.call(it, "getConfig"))
                    .flatMap(PayaraFacts::first);
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> first(Object list) {
        return list instanceof List<?> many && !many.isEmpty() ? Optional.of(many.get(0)) : Optional.empty();
    }

    private static void listeners(Object listeners, int sessions, List<Fact> facts) {
        if (listeners instanceof List<?> all) {
            for (Object listener : all) {
                if (said(listener, "getEnabled").filter("true"::equals).isPresent()) {
                    listener(listener, sessions, facts);
                }
            }
        }
    }

    private static void listener(Object listener, int sessions, List<Fact> facts) {
        String name = said(listener, "getName").orElse("listener");
        Optional<Object> http =
                Internals.call(listener, "findHttpProtocol").flatMap(it -> Internals.call(it, "getHttp"));
        Optional<String> connections =
                Internals.call(listener, "findTransport").flatMap(it -> said(it, "getMaxConnectionsCount"));
        Optional<String> threads =
                Internals.call(listener, "findThreadPool").flatMap(it -> said(it, "getMaxThreadPoolSize"));
        facts.add(Fact.of(name + ".address", said(listener, "getAddress"), address -> true));
        facts.add(Fact.of(name + ".port", said(listener, "getPort"), port -> true));
        facts.add(Fact.of(name + ".threads", threads, count -> within(1, count, MOST_THREADS)));
        facts.add(Fact.of(name + ".connections", connections, count -> within(sessions + 1, count, Integer.MAX_VALUE)));
        facts.add(Fact.off(name + ".http2", http.flatMap(it -> said(it, "getHttp2Enabled"))));
        facts.add(Fact.off(name + ".server-header", http.flatMap(it -> said(it, "getServerHeader"))));
    }

    private static Optional<String> said(Object element, String method) {
        return Internals.call(element, method).map(Object::toString);
    }

    private static boolean within(int least, String count, int most) {
        try {
            int number = Integer.parseInt(count);
            return number >= least && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Whether an extension of the configuration is on; what nobody set has its preset, and that is on. */
    private static Optional<String> extension(Object config, String element) {
        return tree(config).map(it -> Internals.result(it, "element", List.of(String.class), element)
                .flatMap(found -> Internals.result(found, "attribute", List.of(String.class), "enabled"))
                .map(Object::toString)
                .orElse("preset"));
    }

    /** The configuration as a tree, in which elements are found by name. */
    private static Optional<Object> tree(Object config) {
        try {
            Class<?> element = Class.forName("org.jvnet.hk2.config.ConfigBeanProxy");
            Class<?> tree = Class.forName("org.jvnet.hk2.config.Dom");
            return Optional.ofNullable(tree.getMethod("unwrap", element).invoke(null, config));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}
