package org.jackfield.socket;

import org.jackfield.upstream.Dialer;
import org.jackfield.upstream.Trust;

class UndertowDialerTest implements DialerContract {

    private static final Dialer DIALER = DialerSetup.undertow(Trust.ofRuntime());

    @Override
    public Dialer dialer() {
        return DIALER;
    }

    @Override
    public int reported(int received) {
        return received;
    }
}
