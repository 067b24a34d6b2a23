package org.jackfield.upstream;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThisMachineTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.200.3.4", "[::1]", "[0:0:0:0:0:0:0:1]"})
    void theLoopbackIsThisMachine(String host) {
        assertTrue(ThisMachine.is(host));
    }

    @Test
    void soIsEachAddressOfItsOwn() throws SocketException {
        List<String> own = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .map(InetAddress::getHostAddress)
                .filter(address -> address.indexOf('%') < 0)
                .map(address -> address.indexOf(':') < 0 ? address : "[" + address + "]")
                .toList();
        assertFalse(own.isEmpty());
        own.forEach(host -> assertTrue(ThisMachine.is(host), host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"192.0.2.1", "[2001:db8::1]", "0.0.0.0", "[::]", "127.0.0.256", "::1", "[::g]", "127.example", ""
            })
    void nothingElseIs(String host) {
        assertFalse(ThisMachine.is(host));
    }
}
