package org.jackfield.container.client;

import org.jackfield.upstream.dial.Dialer;
import org.jackfield.upstream.dial.Trust;

class JdkDialerTest implements DialingContract, TrafficContract, DialerClosingContract, DialerPauseContract {

    private static final Dialer DIALER = DialerSetup.jdk(Trust.ofRuntime(), DialerSetup.PATIENT);
    private static final Dialer HURRIED = DialerSetup.jdk(Trust.ofRuntime(), DialerSetup.HURRIED);

    @Override
    public Dialer dialer() {
        return DIALER;
    }

    @Override
    public Dialer hurried() {
        return HURRIED;
    }

    @Override
    public int reported(int received) {
        return received;
    }
}
