package org.jackfield.diagnosis;

import java.time.Clock;
import java.util.concurrent.Executor;
import org.jackfield.access.Grant;
import org.jackfield.relay.RelayOpener;
import org.jackfield.upstream.Upstreams;
import org.jackfield.upstream.dial.Trust;
import org.jackfield.wire.Ticker;

/**
 * What examinations are made with.
 *
 * @param upstreams says where the models are
 * @param straight dials for operators, past what spares upstreams
 * @param guarded dials for strangers, as it does for sessions
 * @param grant what sessions of its own are given
 * @param clientName the name of the client it dials with
 * @param trust whose certificates are accepted
 * @param resolver where names are looked up; may be made to wait
 * @param limits how long to wait
 * @param ticker the clock for durations
 * @param clock the clock for the time of day
 */
public record DiagnosisContext(
        Upstreams upstreams,
        RelayOpener straight,
        RelayOpener guarded,
        Grant grant,
        String clientName,
        Trust trust,
        Executor resolver,
        DiagnosisLimits limits,
        Ticker ticker,
        Clock clock) {}
