package org.jackfield.container.reflect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.jackfield.container.reflect.ServerFacts.Fact;
import org.junit.jupiter.api.Test;

class ServerFactsTest {

    private static final Fact OFF = Fact.off("http2", Optional.of("false"));

    @Test
    void whatIsAsItShouldBeIsSaidOnce() {
        ServerFacts facts = new ServerFacts("Payara", "payara-config", List.of(OFF));
        assertTrue(facts.wrong().isEmpty());
        assertTrue(facts.isKnown());
        assertEquals("Payara is set up: http2=false", facts.line());
    }

    @Test
    void whatIsNotIsSaidAgainAtTheEnd() {
        Fact on = Fact.off("metrics", Optional.of("true"));
        ServerFacts facts = new ServerFacts("Payara", "payara-config", List.of(OFF, on));
        assertEquals("Payara is set up: http2=false metrics=true; not as in payara-config: metrics=true", facts.line());
    }

    @Test
    void whatCannotBeReadIsUnknownAndNotAsItShouldBe() {
        Fact unknown = Fact.of("threads", Optional.empty(), count -> true);
        assertEquals("threads=unknown", unknown.toString());
        assertFalse(new ServerFacts("Payara", "payara-config", List.of(OFF, unknown)).isKnown());
        assertEquals(List.of(unknown), new ServerFacts("Payara", "payara-config", List.of(unknown)).wrong());
    }

    /** In a plain JVM there is no server to ask. */
    @Test
    void whereThereIsNoServerNothingIsSaid() {
        assertEquals(Optional.empty(), ServerFacts.read(2000));
    }
}
