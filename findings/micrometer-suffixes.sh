#!/usr/bin/env bash
# Meters with ordinary names are scraped for Prometheus by Micrometer.
#
# One would guess: dots become underscores, counters get _total; what does not fit is refused when the meter is made.
# What happens:    the suffixes _created, _bucket, _info and _total are taken off, for they mean something in OpenMetrics. A
#                  gauge whose name ends in "info" is scraped as 1, whatever its value. Counters "requests" and "requests.total"
#                  are one name, the second counts on and is never scraped; a line in the log says so, for the first such meter
#                  of the process alone. Different tag keys under one name, which older releases dropped, are both there.
# What follows:    no meter ends in these words, and a test scrapes all meters and looks for each by its name.
# Where:           the figures for operators, where meters are named.
#
# Output:
#   session.created, a counter at 3 -> session_total 3.0
#   queue.bucket, a gauge at 4 -> queue 4.0
#   pool.info, a gauge at 5 -> pool_info 1
#   requests.total, a counter at 6 -> requests_total 6.0
#   requests, a counter at 7 -> not scraped, count() says 7.0
#   dials, counters with different tag keys -> dials_total{leg="client"} 1.0 dials_total{model="flux"} 1.0
#   warnings: 1
. "$(dirname "$0")/lib.sh"

class_path_of io.micrometer:micrometer-registry-prometheus:1.17.2
java_source Suffixes <<'JAVA'
import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.stream.Collectors;

public class Suffixes {
  public static void main(String[] arguments) {
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    meters.counter("session.created").increment(3);
    meters.gauge("queue.bucket", 4);
    meters.gauge("pool.info", 5);
    meters.counter("requests.total").increment(6);
    Counter lost = meters.counter("requests");
    lost.increment(7);
    meters.counter("streams.total").increment();
    meters.counter("streams").increment();
    meters.counter("dials", "leg", "client").increment();
    meters.counter("dials", "model", "flux").increment();

    System.out.println("session.created, a counter at 3 -> " + scraped(meters, "session"));
    System.out.println("queue.bucket, a gauge at 4 -> " + scraped(meters, "queue"));
    System.out.println("pool.info, a gauge at 5 -> " + scraped(meters, "pool"));
    System.out.println("requests.total, a counter at 6 -> " + scraped(meters, "requests"));
    System.out.println("requests, a counter at 7 -> not scraped, count() says " + lost.count());
    System.out.println("dials, counters with different tag keys -> " + scraped(meters, "dials"));
  }

  private static String scraped(PrometheusMeterRegistry meters, String name) {
    return meters.scrape().lines().filter(line -> line.startsWith(name)).collect(Collectors.joining(" "));
  }
}
JAVA

expect_output run_java Suffixes <<'EXPECTED'
session.created, a counter at 3 -> session_total 3.0
queue.bucket, a gauge at 4 -> queue 4.0
pool.info, a gauge at 5 -> pool_info 1
requests.total, a counter at 6 -> requests_total 6.0
requests, a counter at 7 -> not scraped, count() says 7.0
dials, counters with different tag keys -> dials_total{leg="client"} 1.0 dials_total{model="flux"} 1.0
EXPECTED
expect "warnings" 1 "$(grep -c 'registration has failed' "$work/Suffixes.log")"
