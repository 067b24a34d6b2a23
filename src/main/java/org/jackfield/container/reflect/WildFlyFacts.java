package org.jackfield.container.reflect;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jackfield.container.reflect.ServerFacts.Fact;

/** WildFly's configuration as its MBeans show it. */
final class WildFlyFacts {

    private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();
    private static final String UNDERTOW = "jboss.as:subsystem=undertow";

    private WildFlyFacts() {}

    /** Empty on another server. */
    static List<Fact> read() {
        List<Fact> facts = new ArrayList<>();
        for (ObjectName listener : found(UNDERTOW + ",server=*,http-listener=*")) {
            listener(listener, listener.getKeyProperty("http-listener"), facts);
        }
        for (ObjectName listener : found(UNDERTOW + ",server=*,https-listener=*")) {
            listener(listener, listener.getKeyProperty("https-listener"), facts);
        }
        if (!facts.isEmpty()) {
            for (ObjectName sockets : found(UNDERTOW + ",servlet-container=*,setting=websockets")) {
                facts.add(Fact.off("websockets.dispatch-to-worker", attribute(sockets, "dispatchToWorker")));
            }
            boolean openapi =
                    !found("jboss.as:subsystem=microprofile-openapi-smallrye").isEmpty();
            facts.add(Fact.off("openapi", Optional.of(openapi)));
        }
        return facts;
    }

    private static void listener(ObjectName listener, String name, List<Fact> facts) {
        Optional<String> binding = attribute(listener, "socketBinding");
        facts.add(Fact.of(name + ".port", binding.flatMap(WildFlyFacts::port), port -> true));
        facts.add(Fact.of(name + ".request-parse-timeout", attribute(listener, "requestParseTimeout"), time -> true));
        facts.add(Fact.of(name + ".no-request-timeout", attribute(listener, "noRequestTimeout"), time -> true));
        facts.add(Fact.off(name + ".http2", attribute(listener, "enableHttp2")));
    }

    private static Optional<String> port(String binding) {
        return found("jboss.as:socket-binding-group=*,socket-binding=" + binding).stream()
                .findFirst()
                .flatMap(socket -> attribute(socket, "boundPort").or(() -> attribute(socket, "port")));
    }

    private static Set<ObjectName> found(String pattern) {
        try {
            return new TreeSet<>(BEANS.queryNames(new ObjectName(pattern), null));
        } catch (JMException e) {
            return Set.of();
        }
    }

    private static Optional<String> attribute(ObjectName bean, String name) {
        try {
            return Optional.ofNullable(BEANS.getAttribute(bean, name)).map(Object::toString);
        } catch (JMException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
