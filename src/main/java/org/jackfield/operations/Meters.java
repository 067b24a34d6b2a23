package org.jackfield.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import org.jackfield.wire.Ticker;

/**
 * All figures of this deployment, those of the Java runtime included. Any thread may count and read.
 *
 * <p>Whoever made it closes it, which takes its listeners out of the garbage collector's beans.
 */
public final class Meters implements AutoCloseable {

    static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    /** Beyond the kinds of sessions that there are: a mistake is cut off here before it fills the memory. */
    private static final int MOST_KINDS = 16;

    private final PrometheusMeterRegistry registry;
    private final JvmGcMetrics garbage = new JvmGcMetrics();

    public Meters(Clock clock, Ticker ticker) {
        registry = new PrometheusMeterRegistry(
                PrometheusConfig.DEFAULT, new PrometheusRegistry(), new MeterTime(clock, ticker));
        registry.config()
                .meterFilter(MeterFilter.maximumAllowableTags("jackfield", "kind", MOST_KINDS, MeterFilter.deny()));
        bind(new JvmMemoryMetrics());
        bind(garbage);
        bind(new JvmThreadMetrics());
        bind(new ProcessorMetrics());
        bind(new FileDescriptorMetrics());
    }

    /** Collects the figures of somebody else. */
    public void bind(MeterBinder figures) {
        figures.bindTo(registry);
    }

    MeterRegistry registry() {
        return registry;
    }

    /** Everything, in the form of one of the two content types. */
    String inFormOf(String contentType) {
        return registry.scrape(contentType);
    }

    /** The sum of the counters of this name, whatever their tags. */
    long total(String name) {
        return Math.round(registry.find(name).counters().stream()
                .mapToDouble(Counter::count)
                .sum());
    }

    /** The sum of the gauges of this name that have the tag, or not a number if there is none. */
    double gauge(String name, String... tag) {
        return registry.find(name).tags(tag).gauges().stream()
                .mapToDouble(Gauge::value)
                .reduce(Double::sum)
                .orElse(Double.NaN);
    }

    @Override
    public void close() {
        garbage.close();
        registry.close();
    }
}
