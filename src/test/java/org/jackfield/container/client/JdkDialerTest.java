package org.jackfield.container.client;

import org.jackfield.upstream.dial.Dialer;
import org.jackfield.upstream.dial.Trust;

class JdkDialerTest implements DialingContract, TrafficContract, DialerClosingContract, DialerPauseContract {

    private static final Dialer DIALER = DialerSetup.jdk(Trust.ofRuntime());

    @Override
    public Dialer dialer() {
        return DIALER;
    }

    @Override
    public int reported(int received) {
        return received;
    }
}
