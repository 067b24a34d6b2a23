package org.jackfield.container.client;

import org.jackfield.upstream.dial.Dialer;
import org.jackfield.upstream.dial.Trust;
import org.jackfield.wire.Close;

class UndertowDialerTest implements DialingContract, TrafficContract, DialerClosingContract, DialerPauseContract {

    private static final Dialer DIALER = DialerSetup.undertow(Trust.ofRuntime(), DialerSetup.PATIENT);
    private static final Dialer HURRIED = DialerSetup.undertow(Trust.ofRuntime(), DialerSetup.HURRIED);

    @Override
    public Dialer dialer() {
        return DIALER;
    }

    @Override
    public Dialer hurried() {
        return HURRIED;
    }

    @Override
    public boolean dropsWhatWasNotAnswered() {
        return false;
    }

    @Override
    public int reported(int received) {
        return received == Close.SERVICE_RESTART || received == Close.TRY_AGAIN_LATER ? Close.PROTOCOL_ERROR : received;
    }
}
