package org.jackfield.operations;

import java.util.List;
import java.util.regex.Pattern;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.ManualTicker;
import org.jackfield.upstream.Capability;
import org.jackfield.wire.ConnectionListener;

/** An exchange whose sessions are counted. */
final class Watched {

    final Traffic traffic = new Traffic();
    final Meters meters = new Meters(Exchange.CLOCK, new ManualTicker());
    final SessionMeters sessions = new SessionMeters(meters, traffic);
    final Exchange exchange = new Exchange(traffic, sessions);

    /** A client of speech to text. */
    ConnectionListener connect() {
        return exchange.connect(Capability.SPEECH_TO_TEXT);
    }

    /** The values of all labels of our own figures. */
    List<String> labels() {
        return Pattern.compile("(\\w+)=\"([^\"]*)\"")
                .matcher(String.join("\n", lines()))
                .results()
                .map(found -> found.group(1) + "=" + found.group(2))
                .distinct()
                .sorted()
                .toList();
    }

    List<String> lines() {
        return meters.inFormOf(Meters.TEXT)
                .lines()
                .filter(line -> line.startsWith("jackfield_"))
                .toList();
    }

    boolean has(String line) {
        return lines().contains(line);
    }
}
